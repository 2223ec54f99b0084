using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Checkpoint;

/// <summary><c>zohomigrate checkpoint export</c>.</summary>
internal sealed class ExportCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();

    private readonly Option<string?> _to = new("--to")
    {
        Description = "The CSV file to write, over one that is there. Without it: stdout.",
        HelpName = "file",
    };

    public ExportCommand(CommandInvoker invoker)
        : base("export", "Writes which source record is which at Zoho, as CSV: stream, key, zoho_id, state, module, origin. Also while the run is at work.")
    {
        Add(_run);
        Add(_to);
        SetAction((parse, stopping) => invoker.InvokeAsync<ExportHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(parse.GetRequiredValue(_run), parse.GetValue(_to), cancellationToken), stopping));
    }

    public override IReadOnlyList<string> Examples { get; } =
        ["checkpoint export runs/first", "checkpoint export runs/first --to ids.csv", "checkpoint export runs/first --output json"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = [ExitCode.Done, ExitCode.Misconfigured, ExitCode.Bug, ExitCode.Cancelled];

    public override string? MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "done, whatever state the run is in",
        ExitCode.Cancelled => "cancelled (Ctrl+C, SIGTERM)",
        _ => null,
    };
}
