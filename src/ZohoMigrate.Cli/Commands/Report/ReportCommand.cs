using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Report;

/// <summary><c>zohomigrate report</c>.</summary>
internal sealed class ReportCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();

    public ReportCommand(CommandInvoker invoker)
        : base("report", "Rebuilds every report of a run from its checkpoint, and nothing else. Exits 0 whatever they say; the run's own code is in the summary.")
    {
        Add(_run);
        SetAction((parse, stopping) => invoker.InvokeAsync<ReportHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(parse.GetRequiredValue(_run), cancellationToken), stopping));
    }

    public override IReadOnlyList<string> Examples { get; } = ["report runs/first", "report runs/first --output json"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } =
        [ExitCode.Done, ExitCode.Misconfigured, ExitCode.Held, ExitCode.Bug, ExitCode.Cancelled];
}
