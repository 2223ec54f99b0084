using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Reconciling;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Reconcile;

/// <summary>Holds a run's source against Zoho, keeps what was found in the checkpoint, and writes it into the reports.</summary>
internal sealed class ReconcileHandler(
    RunOpener opener, ConnectionOpener connections, ZohoCatalogue catalogue, ReconciliationView view, TimeProvider time)
{
    private const string NotReconciled = "Not reconciled";

    public async Task<ExitCode> HandleAsync(string shownFolder, CancellationToken stopping)
    {
        await using var run = await opener.GoOnAsync(shownFolder, stopping);
        if (!run.Checkpoint.IsSealed)
            throw new UserFaultException($"Not every source of {shownFolder} was read yet, so there is nothing to reconcile. Go on with: zohomigrate resume {shownFolder}");
        var edited = await Binding.FindEditedSourcesAsync(run, stopping);
        var found = await ReconcileAsync(run, stopping);
        var reconciliation = found with { Equal = found.Equal && edited.Count == 0, Edited = edited };
        await run.RememberAsync(reconciliation, stopping);
        await run.ReportAsync(await run.ReadStandingAsync(stopping), catalogue, stopping);
        view.Show(reconciliation, shownFolder);
        return reconciliation.Equal ? ExitCode.Done : ExitCode.SomeFaulty;
    }

    private async Task<Reconciliation> ReconcileAsync(OpenRun run, CancellationToken stopping)
    {
        var callsBefore = (await run.Checkpoint.ReadCallsAsync(stopping)).Total;
        await using var connection = await connections.OpenAsync(run, new ClaimedJournal(run.Checkpoint), stopping);
        var products = run.Manifest.Products.Select(catalogue.Product).ToList();
        if (await OrganizationCheck.AskAsync(connection, products, run.Checkpoint.NextRequestId, run.Target!.Organization, currency: "", stopping) is { } refused)
            throw StoppedFault.Of(NotReconciled, refused);
        var (result, stopped) = await new ReconcilingStage(connection.Client, run.Checkpoint, catalogue, time).RunAsync(callsBefore, stopping);
        return result ?? throw StoppedFault.Of(NotReconciled, stopped!);
    }
}
