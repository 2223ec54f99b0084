using System.Threading.Channels;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// Step 5 of the road: takes what is ready by index, in order of delivery, and plans calls; plans a look for what is parked when it is due.
/// Readiness is per record, so a child goes as soon as its own parents are settled, not when a whole module is. A call that is not full waits
/// while anything is under way that could make more ready.
/// </summary>
internal sealed class PlanningStage(
    IDeliveryLedger ledger, OpenBatches batches, ProbeSchedule probes, Outstanding outstanding, TimeProvider time)
{
    private const int TakenAtOnce = 32;

    private static readonly Problem WaitsInACircle = RuleBook.Of("reference-circle").Problem(
        ProblemStage.Delivery, "It refers, directly or through others, to a record that waits for it.");

    /// <summary>Settles what came to its turn and may be at Zoho already: it is not handed out.</summary>
    public Func<CancellationToken, Task> SettleDoubts { get; init; } = _ => Task.CompletedTask;

    /// <summary>Plans until everything is settled or <paramref name="stopping"/> is cancelled; then completes <paramref name="work"/>.</summary>
    /// <param name="work">Where planned work goes.</param>
    /// <param name="stopping">No new work; what is taken is still handed on, so that Delivery puts it back.</param>
    /// <param name="fall">Another stage fell: nobody reads <paramref name="work"/> any more.</param>
    public async Task RunAsync(ChannelWriter<PlannedWork> work, CancellationToken stopping, CancellationToken fall)
    {
        try
        {
            while (await PlanSomeAsync(work, stopping, fall))
            {
            }

            stopping.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !fall.IsCancellationRequested)
        {
            // Taking no new work is what was asked for; what waits for company is put back like all the rest.
            while (batches.TakeFirst() is { } taken)
                await PlanAsync(taken, work, fall);
        }
        finally
        {
            work.Complete();
        }
    }

    private async Task<bool> PlanSomeAsync(ChannelWriter<PlannedWork> work, CancellationToken stopping, CancellationToken fall)
    {
        await SettleDoubts(stopping);
        // Asked before: what settles while steps are taken may make more ready than were.
        var isQuiet = outstanding.Count == 0;
        var ready = await ledger.TakeReadyAsync(TakenAtOnce, stopping);
        foreach (var step in ready)
        {
            foreach (var full in batches.Add(step))
                await PlanAsync(full, work, fall);
        }

        if (isQuiet && ready.Count < TakenAtOnce && outstanding.Count == 0 && batches.TakeFirst() is { } first)
            await PlanAsync(first, work, fall);
        if (outstanding.Count == 0 && !batches.IsEmpty)
            return !stopping.IsCancellationRequested;

        // Asked before the parked are read: a look that settles in between has changed them, and they would be judged by what they were.
        var lookedAt = outstanding.LookedAt;
        var parked = await ledger.ReadParkedAsync(stopping);
        foreach (var probe in probes.Due(parked, lookedAt))
            await PlanAsync(probe, work, fall);

        // What settled in between may have left more to do.
        if (!isQuiet && outstanding.Count == 0)
            return !stopping.IsCancellationRequested;
        if (ready.Count == 0 && outstanding.Count == 0 && parked.Count == 0)
            return await FindLeftOversAsync(stopping);
        if (ready.Count < TakenAtOnce)
            await outstanding.WaitAsync(probes.UntilNext(parked, lookedAt), time, stopping);
        return !stopping.IsCancellationRequested;
    }

    private async Task PlanAsync(PlannedWork planned, ChannelWriter<PlannedWork> work, CancellationToken fall)
    {
        outstanding.Planned(planned);
        await work.WriteAsync(planned, fall);
    }

    private async Task<bool> FindLeftOversAsync(CancellationToken stopping)
    {
        var steps = await ledger.CountStepsAsync(stopping);
        if (steps.GetValueOrDefault(StepState.Ready) > 0)
            return true;
        // What waits for a record that a person must decide is spared.
        if (steps.GetValueOrDefault(StepState.Waiting) > 0)
            await ledger.BlockWaitingAsync(WaitsInACircle, stopping);
        return false;
    }
}
