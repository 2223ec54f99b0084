using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Commands.Resolve;

/// <summary>Settles an unknown record, or a step of one, by a person's word, and writes the reports anew.</summary>
internal sealed class ResolveHandler(
    CliSettings settings, RunOpener opener, ConnectionOpener connections, ZohoCatalogue catalogue, ResolvedView view, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<ResolveHandler>();

    /// <param name="shownFolder">The run folder, as the user named it.</param>
    /// <param name="key">The record, as the user named it.</param>
    /// <param name="word">What the user says of it.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    public async Task<ExitCode> HandleAsync(string shownFolder, string key, ResolveWord word, CancellationToken stopping)
    {
        await using var run = await opener.GoOnAsync(shownFolder, stopping);
        var named = await RecordFinder.FindAsync(run.Checkpoint, key, shownFolder, stopping);
        using var others = run.Folder.OpenOthers(new OrganizationRegistry(run.Target!.StateFolder, time));
        var pipeline = new MigrationPipeline(run.Checkpoint, catalogue, time, loggers.CreateLogger<MigrationPipeline>()) { Others = others };
        var resolve = await ReadAsync(run.Checkpoint, pipeline, named, word, stopping);
        var ready = await CountReadyAsync(run.Checkpoint, stopping);
        await SettleAsync(run, resolve, stopping);
        _logger.Resolved(named.Stream, named.Key, word.CreatedAs ?? (word.IsDone ? "done" : "absent"));
        ready = await CountReadyAsync(run.Checkpoint, CancellationToken.None) - ready;
        await ReportAsync(run, pipeline);
        view.Show(await ReadSettledAsync(run.Checkpoint, named, word, ready), shownFolder);
        return ExitCode.Done;
    }

    /// <exception cref="UserFaultException">There is nothing to settle, or not by such a word.</exception>
    private async Task<Func<ZohoClient, Task<Resolution>>> ReadAsync(
        SqliteCheckpoint checkpoint, MigrationPipeline pipeline, NamedRecord named, ResolveWord word, CancellationToken stopping)
    {
        if (await checkpoint.ReadUnknownAsync(named.Id, stopping) is { } unknown)
        {
            if (catalogue.Product(catalogue.Module(unknown.Module).Product).NumberedIds && word.CreatedAs?.All(char.IsAsciiDigit) is false)
                throw new UserFaultException($"Not settled: --created {word.CreatedAs}: Zoho's ids are numbers; the address of the record in Zoho ends with it.");
            return word.IsDone
                ? throw new UserFaultException($"{RecordFinder.Shown(named)}. Say --created <id> or --absent.")
                : client => pipeline.ResolveAsync(client, unknown, word.CreatedAs, settings.Delivery, stopping);
        }

        var step = await checkpoint.ReadUndecidedStepAsync(named.Id, stopping)
            ?? throw new UserFaultException($"{RecordFinder.Shown(named)}. Only a record that is unknown, or a step of it that is, can be settled by hand.");
        return word.CreatedAs is not null
            ? throw new UserFaultException($"{RecordFinder.Shown(named)}. Say --done or --absent.")
            : client => pipeline.ResolveAsync(client, step, word.IsDone, settings.Delivery, stopping);
    }

    private static async Task<ResolvedRecord> ReadSettledAsync(SqliteCheckpoint checkpoint, NamedRecord named, ResolveWord word, long ready)
    {
        var now = (await checkpoint.FindRecordsAsync($"{named.Stream}:{named.Key}", CancellationToken.None)).Single(record => record.Id == named.Id);
        var state = named.UndecidedStep is null ? Words.Of(now.State) : word.IsDone ? "done" : Words.Of(RecordState.Pending);
        return new ResolvedRecord(named.Stream, named.Key, state, now.ZohoId, named.UndecidedStep, ready);
    }

    private async Task SettleAsync(OpenRun run, Func<ZohoClient, Task<Resolution>> resolveAsync, CancellationToken stopping)
    {
        await using var connection = await connections.OpenAsync(run, new ClaimedJournal(run.Checkpoint), stopping);
        var resolution = await resolveAsync(connection.Client);
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
