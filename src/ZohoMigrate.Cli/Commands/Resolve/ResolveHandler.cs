using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resolve;

/// <summary>Settles an unknown record by a person's word, and writes the reports anew.</summary>
internal sealed class ResolveHandler(
    CliSettings settings, RunOpener opener, ConnectionOpener connections, ZohoCatalogue catalogue, ResolvedView view, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<ResolveHandler>();

    /// <param name="shownFolder">The run folder, as the user named it.</param>
    /// <param name="key">The record, as the user named it.</param>
    /// <param name="createdAs">Zoho's id of it; null = Zoho does not have it.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    public async Task<ExitCode> HandleAsync(string shownFolder, string key, string? createdAs, CancellationToken stopping)
    {
        await using var run = await opener.GoOnAsync(shownFolder, stopping);
        var named = await RecordFinder.FindAsync(run.Checkpoint, key, shownFolder, stopping);
        var unknown = await run.Checkpoint.ReadUnknownAsync(named.Id, stopping)
            ?? throw new UserFaultException($"{RecordFinder.Shown(named)}. Only a record that is unknown can be settled by hand.");
        using var others = run.Folder.OpenOthers(new OrganizationRegistry(run.Target!.StateFolder, time));
        var pipeline = new MigrationPipeline(run.Checkpoint, catalogue, time, loggers.CreateLogger<MigrationPipeline>()) { FindForeign = others.FindOwner };
        var ready = await CountReadyAsync(run.Checkpoint, stopping);
        await SettleAsync(run, pipeline, unknown, createdAs, stopping);
        _logger.Resolved(named.Stream, named.Key, createdAs ?? "absent");
        ready = await CountReadyAsync(run.Checkpoint, CancellationToken.None) - ready;
        await ReportAsync(run, pipeline);
        var state = createdAs is null ? RecordState.Pending : RecordState.Recovered;
        view.Show(new ResolvedRecord(named.Stream, named.Key, Words.Of(state), createdAs, ready), shownFolder);
        return ExitCode.Done;
    }

    private async Task SettleAsync(OpenRun run, MigrationPipeline pipeline, ParkedStep unknown, string? createdAs, CancellationToken stopping)
    {
        await using var connection = await connections.OpenAsync(run, new ClaimedJournal(run.Checkpoint), stopping);
        var resolution = await pipeline.ResolveAsync(connection.Client, unknown, createdAs, settings.Delivery, stopping);
        if (resolution.Stopped is { } end)
            throw StoppedFault.Of("Not settled", end);
        if (resolution.Objection is { } objection)
            throw new UserFaultException($"Not settled: {objection}");
    }

    // What had come to its end may have something to send again.
    private async Task ReportAsync(OpenRun run, MigrationPipeline pipeline)
    {
        var standing = await run.ReadStandingAsync(CancellationToken.None);
        if (standing.State is not (RunState.Completed or RunState.CompletedWithErrors))
        {
            await run.ReportAsync(standing, catalogue, CancellationToken.None);
            return;
        }

        var end = await pipeline.FindEndAsync(CancellationToken.None) ?? new RunEnd(RunState.Paused, "A record was settled by hand, and there is something to send.");
        await run.EndAsync(end, catalogue, time.GetUtcNow());
    }

    private static async Task<long> CountReadyAsync(SqliteCheckpoint checkpoint, CancellationToken cancellationToken) =>
        (await checkpoint.CountStepsAsync(cancellationToken)).GetValueOrDefault(StepState.Ready);
}
