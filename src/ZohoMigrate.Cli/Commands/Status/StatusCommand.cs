using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Status;

/// <summary><c>zohomigrate status</c>.</summary>
internal sealed class StatusCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();

    public StatusCommand(CommandInvoker invoker)
        : base("status", "Says where a run stands, also while it runs. Exits 0 whatever it finds; the run's own code is in the summary.")
    {
        Add(_run);
        SetAction((parse, stopping) => invoker.InvokeAsync<StatusHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(parse.GetRequiredValue(_run), cancellationToken), stopping));
    }

    public override IReadOnlyList<string> Examples { get; } = ["status runs/first", "status runs/first --output json"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = [ExitCode.Done, ExitCode.Misconfigured, ExitCode.Bug];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "done, whatever it finds",
        _ => null,
    };
}
