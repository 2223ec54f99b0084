using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Views;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Pipeline.Validation.Damage;
using ZohoMigrate.Pipeline.Validation.Screening;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// The road of a row, in order: Sources → Mapping → Validation → Checkpointing (stage) → Planning → Delivery → Checkpointing (settle).
/// Reporting reads the checkpoint afterwards; Correcting takes rows of its error report back onto the road. First everything is staged,
/// then the first call is made.
/// </summary>
public sealed class MigrationPipeline(ICheckpoint checkpoint, ZohoCatalogue catalogue, TimeProvider time, ILogger logger)
{
    /// <summary>When a stretch ends early; by default only where Zoho refuses a stream's first records all alike.</summary>
    public RunLimits Limits { get; init; } = new(maxErrors: null, keepGoing: false);

    /// <summary>The periods the organisation has closed, where it was asked before the sources are read.</summary>
    public LockedPeriods Locks { get; init; } = LockedPeriods.None;

    /// <summary>The organisation's taxes that records look up, where it was asked before the sources are read.</summary>
    public TaxesThere Taxes { get; init; } = TaxesThere.NotAsked;

    /// <summary>Is told what the records hold, where the organisation is asked afterwards what concerns them; null elsewhere.</summary>
    public RunContents? Contents { get; init; }

    /// <summary>The other run folders of the organisation: what is theirs is never taken for this run's.</summary>
    public OtherLedgers Others { get; init; } = OtherLedgers.None;

    /// <summary>Whether the files that records name are looked at; where nothing will be sent they need not be there.</summary>
    public bool LooksAtFiles { get; init; } = true;

    /// <summary>Which records go by jobs of bulk write, as plans reckon it.</summary>
    public BulkChoice Bulk { get; init; }

    /// <summary>Steps 1 to 4: reads, maps, validates and stages every stream, checks the sets, and seals. Nothing is sent.</summary>
    /// <exception cref="SourceException">A source cannot be read at all.</exception>
    public async Task StageAsync(Pack pack, string dataFolder, IRunProgress progress, CancellationToken cancellationToken)
    {
        await ReadAsync(pack, dataFolder, progress, cancellationToken);
        await SealAsync(pack, cancellationToken);
    }

    /// <summary>Steps 1 to 4 without what is asked of all records together: <see cref="SealAsync"/> follows.</summary>
    internal async Task ReadAsync(Pack pack, string dataFolder, IRunProgress progress, CancellationToken cancellationToken)
    {
        using var views = new ViewTables(dataFolder, time);
        await SourceStage.CheckAsync(pack.Streams.Select(stream => stream.Source), dataFolder, views, cancellationToken);
        await checkpoint.ResetStagingAsync(cancellationToken);
        foreach (var stream in pack.Streams)
            await checkpoint.AddStreamAsync(stream.Entry, cancellationToken);
        var findings = await ReadStreamsAsync();
        await new NoteWriting(checkpoint).FindingsAsync(findings, cancellationToken);
        if (views.Accounts is { } accounts)
            await new NoteWriting(checkpoint).ViewsAsync(accounts, cancellationToken);

        async Task<IReadOnlyList<Finding>> ReadStreamsAsync() => checkpoint.Keeping == Keeping.Faults
            ? await new ScreeningRoad(checkpoint, Screen(Rules(pack))).RunAsync(PassAsync, cancellationToken)
            : await PassAsync(checkpoint);

        async Task<IReadOnlyList<Finding>> PassAsync(IStagedStreams staged)
        {
            using var keys = new ReferredKeys();
            var taxes = new KnownTaxes(Taxes);
            var known = new KnownRecords(pack.Referred);
            var files = LooksAtFiles ? new DataFiles(dataFolder) : null;
            var found = new List<Finding>();
            foreach (var stream in pack.Streams)
                found.AddRange(await new StagingRoad(staged, keys, taxes, known, Locks, files, progress) { Contents = Contents }.RunAsync(stream, dataFolder, views, cancellationToken));
            return SharedFindings.Joined(found);
        }
    }

    /// <summary>Checks the sets, and seals.</summary>
    internal async Task SealAsync(Pack pack, CancellationToken cancellationToken)
    {
        await Rules(pack).CheckAsync(checkpoint, cancellationToken);
        await checkpoint.SealAsync(cancellationToken);
    }

    /// <summary>
    /// Step 9: takes rows of the error report back, corrected or not, and stages again what is not at Zoho and not on its way there.
    /// All of it in one transaction; nothing is sent.
    /// </summary>
    /// <param name="pack">The pack the run was staged by.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <exception cref="CorrectionException">A file cannot be taken; nothing was changed.</exception>
    public Task<CorrectionAccount> RetryAsync(Pack pack, IReadOnlyList<ReturnedFile> files, CancellationToken cancellationToken) =>
        new CorrectingRoad(checkpoint, pack, Rules(pack), time).RunAsync(files, cancellationToken);

    /// <summary>Step 5, foretold: what is still to be called and how long it takes.</summary>
    /// <param name="lanes">"product.lane" → what it lets through.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<RunPlan> PlanAsync(IReadOnlyDictionary<string, LaneBudget> lanes, CancellationToken cancellationToken) =>
        new RunPlanner(checkpoint, catalogue, time) { Bulk = Bulk }.PlanAsync(lanes, cancellationToken);

    /// <summary>The mail that asks Zoho for more calls a day; null when the plan fits into one.</summary>
    public async Task<string?> AskForMoreAsync(
        QuotaRequest request, RunPlan plan, IReadOnlyDictionary<string, LaneBudget> lanes, CancellationToken cancellationToken)
    {
        var streams = await checkpoint.ReadStreamsAsync(cancellationToken);
        return lanes.Select(lane => request.Text(plan, lane.Value, streams, catalogue.Product(lane.Key.Split('.')[0]), catalogue, time.GetUtcNow()))
            .FirstOrDefault(mail => mail is not null);
    }

    /// <summary>Steps 5 to 7: delivers what is ready until everything is settled, Zoho stops it, or the user does.</summary>
    /// <param name="client">The way to Zoho; its journal is this checkpoint.</param>
    /// <param name="workers">Calls under way at once.</param>
    /// <param name="options">Waiting times.</param>
    /// <param name="progress">Told about once a second.</param>
    /// <param name="stopping">Cancelled: no new work; what is in flight ends and is settled.</param>
    public async Task<RunEnd> DeliverAsync(
        ZohoClient client, int workers, DeliveryOptions options, IRunProgress progress, CancellationToken stopping)
    {
        using var stop = new RunStop(stopping);
        await new DeliveringRoad(checkpoint, catalogue, Search(client, options, stop), Limits, time, logger).RunAsync(workers, options, progress, stop);
        return stop.Reason ?? await EndAsync(stopping);
    }

    /// <summary>Settles an unknown record by a person's word, where Zoho and the checkpoint do not speak against it.</summary>
    /// <param name="client">The way to Zoho; its journal is this checkpoint.</param>
    /// <param name="record">The record.</param>
    /// <param name="createdAs">Zoho's id of it; null = Zoho does not have it.</param>
    /// <param name="options">Waiting times.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    public async Task<Resolution> ResolveAsync(
        ZohoClient client, ParkedStep record, string? createdAs, DeliveryOptions options, CancellationToken stopping)
    {
        using var stop = new RunStop(stopping);
        var search = Search(client, options, stop);
        var module = catalogue.Module(record.Module);
        // What an organisation has anyway is adopted, whichever folder made it: by a person's word as without one.
        var isShared = createdAs is not null && module is { Marker: null, Existing: not ExistingPolicy.Refuse } && search.FindForeign(module, createdAs) is not null;
        if (createdAs is not null && !isShared && await search.FindOwnerAsync(module, createdAs, stopping) is { } owner)
            return new Resolution { Objection = $"Zoho's record {createdAs} belongs to {owner} already." };
        var word = Word(client, search, options, stop);
        var resolution = createdAs is null
            ? await word.IsNotThereAsync(module, record, stopping)
            : await word.IsThereAsync(module, record, createdAs, isShared ? RecordState.Matched : RecordState.Recovered, stopping);
        await checkpoint.SettleAsync(resolution.Outcomes);
        return resolution;
    }

    /// <summary>The same of a later step of a record.</summary>
    /// <param name="client">The way to Zoho; its journal is this checkpoint.</param>
    /// <param name="step">The step.</param>
    /// <param name="isDone">Whether Zoho has taken it.</param>
    /// <param name="options">Waiting times.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    public async Task<Resolution> ResolveAsync(ZohoClient client, UndecidedStep step, bool isDone, DeliveryOptions options, CancellationToken stopping)
    {
        using var stop = new RunStop(stopping);
        var resolution = await Word(client, Search(client, options, stop), options, stop).OfStepAsync(catalogue.Module(step.Module), step, isDone, stopping);
        await checkpoint.SettleAsync(resolution.Outcomes);
        return resolution;
    }

    /// <summary>How the run ended, when nothing of it is left to try; null otherwise. No call is made to know it.</summary>
    public async Task<RunEnd?> FindEndAsync(CancellationToken cancellationToken)
    {
        var steps = await checkpoint.CountStepsAsync(cancellationToken);
        StepState[] open = [StepState.Waiting, StepState.Ready, StepState.Planned, StepState.Parked];
        return open.Any(state => steps.GetValueOrDefault(state) > 0) ? null : await EndAsync(cancellationToken);
    }

    private RecordSearch Search(ZohoClient client, DeliveryOptions options, RunStop stop) => new(checkpoint, catalogue, client, options, Others, stop);

    private PersonsWord Word(ZohoClient client, RecordSearch search, DeliveryOptions options, RunStop stop) =>
        new(client, search.Reader, search.Judge, options, checkpoint.NextRequestId, stop, checkpoint.Clock);

    private static SetScreen Screen(SetRules rules) => new(rules.Modules, rules.Agreements);

    private static SetRules Rules(Pack pack) =>
        new(pack.Streams.ToDictionary(stream => stream.Entry.Name, stream => stream.Key, StringComparer.Ordinal))
        {
            Choices = pack.Streams.Select(stream => stream.Rules).FirstOrDefault(RuleChoices.None),
            Modules = [.. pack.Streams.GroupBy(stream => stream.Module.Module, stream => stream.Module, StringComparer.Ordinal).Select(Together)],
            LineLists = pack.Streams.ToDictionary(stream => stream.Entry.Name, stream => stream.LineLists, StringComparer.Ordinal),
        };

    // What one stream of a module has its records told apart by, all records of the module are asked for.
    private static ModuleSpec Together(IEnumerable<ModuleSpec> ofStreams) =>
        ofStreams.Aggregate((first, other) => first with { Unique = [.. first.Unique.Union(other.Unique, StringComparer.Ordinal)] });

    private async Task<RunEnd> EndAsync(CancellationToken cancellationToken)
    {
        await foreach (var problem in checkpoint.ReadProblemsAsync(cancellationToken))
        {
            if (problem.Problem.Severity == Severity.Error)
                return new RunEnd(RunState.CompletedWithErrors);
        }

        // Nothing is called complete that is not, whatever left it so.
        var streams = await checkpoint.ReadStreamsAsync(cancellationToken);
        return streams.Any(stream => stream[RecordState.Pending] + stream[RecordState.Unknown] + stream.PendingSteps > 0)
            ? new RunEnd(RunState.Paused, "Some records were handed out and not settled.")
            : new RunEnd(RunState.Completed);
    }
}
