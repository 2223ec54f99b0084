using System.CommandLine;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Reconcile;

/// <summary><c>zohomigrate reconcile</c>.</summary>
internal sealed class ReconcileCommand : VerbCommand
{
    private readonly Argument<string> _run = SharedArguments.Run();

    public ReconcileCommand(CommandInvoker invoker)
        : base(
            "reconcile",
            "Holds the source against Zoho: counts and money totals per module, from Zoho's lists (a call for every 200 records). "
            + "Exits 0 only when everything in the source is there and equal to the cent. Makes and changes nothing at Zoho.")
    {
        Add(_run);
        SetAction((parse, stopping) => invoker.InvokeAsync<ReconcileHandler>(
            parse, (handler, cancellationToken) => handler.HandleAsync(parse.GetRequiredValue(_run), cancellationToken), stopping));
    }

    public override IReadOnlyList<string> Examples { get; } = ["reconcile runs/first", "reconcile runs/first --output json"];

    public override IReadOnlyList<ExitCode> ExitCodes { get; } = Enum.GetValues<ExitCode>();
}
