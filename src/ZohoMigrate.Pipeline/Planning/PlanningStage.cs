using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// Step 5 of the road: takes what is ready by index, in order of delivery, and plans calls; plans a look for what is parked when it is due.
/// Readiness is per record, so a child goes as soon as its own parents are settled, not when a whole module is. A call that is not full waits
/// while anything is under way that could make more ready: of its own stream, or of one it waits for. Each set of lanes
/// gets its own work, so that a lane that waits does not hold back another.
/// </summary>
internal sealed class PlanningStage(
    IDeliveryLedger ledger, OpenBatches batches, ProbeSchedule probes, Outstanding outstanding, TimeProvider time)
{
    /// <summary>Of what goes by calls no more is taken than soon leaves: the rest would be put back when the run stops.</summary>
    public const int FewAtOnce = 32;

    /// <summary>A job's file holds many thousands, and each taking waits for the disk.</summary>
    public const int ManyAtOnce = 1000;

    /// <summary>All lanes have more than they can do: whatever settles wakes Planning, and this only what nobody told.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private static readonly Problem WaitsInACircle = RuleBook.Of("reference-circle").Problem(
        ProblemStage.Delivery, "It refers, directly or through others, to a record that waits for it.");

    private const int MostEmptyRounds = 3;

    private int _emptyRounds;

    /// <summary>Most steps that are taken at once.</summary>
    public int TakenAtOnce { get; init; } = FewAtOnce;

    /// <summary>The jobs that are at work at Zoho.</summary>
    public OpenJobs Jobs { get; init; } = new(time);

    /// <summary>Makes the question how far a job is.</summary>
    public Func<OpenJob, PlannedAsking> Ask { get; init; } = job => throw new NotSupportedException($"Nobody asks after job {job.ZohoId}.");

    /// <summary>Settles what came to its turn and may be at Zoho already: it is not handed out.</summary>
    public Func<CancellationToken, Task> SettleDoubts { get; init; } = _ => Task.CompletedTask;

    /// <summary>Plans until everything is settled or <paramref name="stopping"/> is cancelled; then completes <paramref name="work"/>.</summary>
    /// <param name="work">Where planned work goes.</param>
    /// <param name="stopping">No new work; what is taken is still handed on, so that Delivery puts it back.</param>
    /// <param name="fall">Another stage fell: nobody reads <paramref name="work"/> any more.</param>
    public async Task RunAsync(LaneQueues work, CancellationToken stopping, CancellationToken fall)
    {
        try
        {
            while (await PlanSomeAsync(work, stopping))
            {
            }

            stopping.ThrowIfCancellationRequested();
            await work.FeedAllAsync(fall);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !fall.IsCancellationRequested)
        {
            // Taking no new work is what was asked for; what waits for company, or for a lane, is put back like all the rest.
            foreach (var taken in batches.TakeAll())
                Plan(taken, work);
            await work.FeedAllAsync(fall);
        }
        finally
        {
            work.Complete();
        }
    }

    private async Task<bool> PlanSomeAsync(LaneQueues work, CancellationToken stopping)
    {
        work.Feed();
        var idle = work.All.Where(queue => !queue.HasBacklog).ToList();
        if (idle.Count == 0)
        {
            await outstanding.WaitAsync(LongestWait, time, stopping);
            return !stopping.IsCancellationRequested;
        }

        await SettleDoubts(stopping);
        // Asked before: what settles while steps are taken may make more ready than were.
        var (isQuiet, underWay, atWork) = (outstanding.Count == 0, outstanding.Streams, Jobs.Streams);
        var taken = await TakeAsync(idle, work, stopping);
        var takenOf = taken.Where(one => one.Count < TakenAtOnce).Select(one => one.Lanes).ToHashSet(StringComparer.Ordinal);
        foreach (var due in batches.TakeDue(Both(underWay, outstanding.Streams), Both(atWork, Jobs.Streams), takenOf))
            Plan(due, work);
        foreach (var job in Jobs.TakeDue())
            Plan(Ask(job), work);
        work.Feed();
        if (outstanding.Count == 0 && Jobs.IsEmpty && !batches.IsEmpty)
            return !stopping.IsCancellationRequested;
        // Asked before the parked are read: a look that settles in between has changed them, and they would be judged by what they were.
        var lookedAt = outstanding.LookedAt;
        var parked = await ledger.ReadParkedAsync(stopping);
        foreach (var probe in probes.Due(parked, lookedAt))
            Plan(probe, work);
        work.Feed();

        // What settled in between may have left more to do.
        if (!isQuiet && outstanding.Count == 0)
            return !stopping.IsCancellationRequested;
        if (taken.Sum(one => one.Count) == 0 && outstanding.Count == 0 && parked.Count == 0 && Jobs.IsEmpty)
            return await FindLeftOversAsync(stopping);
        _emptyRounds = 0;
        if (takenOf.Count == taken.Count)
            await outstanding.WaitAsync(Jobs.UntilNext(probes.UntilNext(parked, lookedAt)), time, stopping);
        return !stopping.IsCancellationRequested;
    }

    /// <summary>Takes what is ready of the lanes that made all they were given.</summary>
    private async Task<IReadOnlyList<(string Lanes, int Count)>> TakeAsync(IReadOnlyList<LaneQueue> idle, LaneQueues work, CancellationToken stopping)
    {
        var taken = new List<(string Lanes, int Count)>();
        foreach (var queue in idle.Where(queue => queue.Operations is not { Count: 0 }))
        {
            var ready = await (queue.Operations is { } operations
                ? ledger.TakeReadyAsync(TakenAtOnce, operations, stopping)
                : ledger.TakeReadyAsync(TakenAtOnce, stopping));
            foreach (var full in ready.SelectMany(batches.Add))
                Plan(full, work);
            taken.Add((queue.Lanes, ready.Count));
        }

        return taken;
    }

    private static HashSet<string> Both(IReadOnlySet<string> before, IReadOnlySet<string> now) => before.Union(now).ToHashSet(StringComparer.Ordinal);

    private void Plan(PlannedWork planned, LaneQueues work)
    {
        outstanding.Planned(planned);
        work.Add(planned);
    }

    private async Task<bool> FindLeftOversAsync(CancellationToken stopping)
    {
        var steps = await ledger.CountStepsAsync(stopping);
        if (steps.GetValueOrDefault(StepState.Ready) is > 0 and var ready)
            return await ComeBackAsync(ready, stopping);
        if (steps.GetValueOrDefault(StepState.Waiting) == 0)
            return false;
        // What waits for a record that a person must decide is spared; what stood behind those that are blocked now may go.
        await ledger.BlockWaitingAsync(WaitsInACircle, stopping);
        return (await ledger.CountStepsAsync(stopping)).GetValueOrDefault(StepState.Ready) > 0;
    }

    // What became ready in between is taken next time. Where that is not so, nothing is left that could change it: a run that says so can be
    // looked into, and one that stands still cannot.
    private async Task<bool> ComeBackAsync(long ready, CancellationToken stopping)
    {
        if (++_emptyRounds > MostEmptyRounds)
            throw new InvalidOperationException($"{ready} steps are ready, nothing is under way, and none of them was to be taken {MostEmptyRounds} times in a row.");
        if (_emptyRounds > 1)
            await outstanding.WaitAsync(LongestWait, time, stopping);
        return !stopping.IsCancellationRequested;
    }
}
