using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Before step 6, in a checkpoint that stands in for a lost one: reads Zoho's lists of the modules whose records are in doubt, each of them
/// whole, and settles by them what is there. Nothing is sent before that, and never what a list shows. The lists are read when all that the
/// lost one has sent must show in them; whoever dies before the end begins with them again.
/// </summary>
internal sealed class DoubtStage(
    IDoubtfulRecords doubts,
    Func<IReadOnlyList<Outcome>, Task> settle,
    WholeList list,
    DoubtJudge judge,
    ZohoCatalogue catalogue,
    DeliveryOptions options,
    RunStop stop,
    TimeProvider clock,
    ILogger logger)
{
    private const int AtOnce = 256;

    private readonly Dictionary<string, ShownRecords> _shown = new(StringComparer.Ordinal);
    private Recovery? _recovery;

    /// <summary>Settles all that can be told by now; stops the run where a list cannot be relied on.</summary>
    public async Task RunAsync()
    {
        _recovery = await doubts.ReadRecoveryAsync(stop.Token);
        if (_recovery is null || await doubts.ReadDoubtfulModulesAsync(stop.Token) is not { Count: > 0 } modules)
            return;
        await WaitAsync(_recovery.Since + options.AttemptTimeout + LongestArrival + options.AbsenceDelay);
        foreach (var (module, _) in modules)
        {
            if (await ReadAsync(catalogue.Module(module), _recovery) is not { } shown)
                return;
            _shown[module] = shown;
        }

        foreach (var shown in _shown.Values)
            await ClearAsync(shown);
        await SettleReadyAsync(stop.Token);
    }

    /// <summary>Settles what is in doubt and has come to its turn since, as what it refers to was settled. Makes no call.</summary>
    public async Task SettleReadyAsync(CancellationToken cancellationToken)
    {
        if (_recovery is not { } recovery)
            return;
        while (await doubts.TakeDoubtfulAsync(AtOnce, cancellationToken) is { Count: > 0 } taken)
        {
            var outcomes = new List<Outcome>();
            var judging = judge.ForMany();
            foreach (var step in taken)
                outcomes.Add(await JudgeAsync(judging, step, recovery));
            await settle(outcomes);
            await doubts.ClearDoubtAsync([.. outcomes.OfType<PutBack>().Select(outcome => outcome.Item.Record)], CancellationToken.None);
        }
    }

    // What was taken must be settled: the run's stop does not come in between.
    private async Task<Outcome> JudgeAsync(DoubtJudge judging, ReadyStep step, Recovery recovery)
    {
        var outcome = await judging.JudgeAsync(step, recovery, _shown[step.Module], CancellationToken.None);
        if (outcome is Undecided)
            logger.RecordUndecided(step.Stream, step.Key, step.Item.Record, step.Module);
        return outcome;
    }

    // The lost one may have asked for jobs that still wait for their turn, where this one may.
    private TimeSpan LongestArrival => options.Bulk != BulkChoice.Never && options.JobArrival > options.LateArrival ? options.JobArrival : options.LateArrival;

    // What left last may not show yet.
    private async Task WaitAsync(DateTimeOffset until)
    {
        if (until - clock.GetUtcNow() is not { Ticks: > 0 } left)
            return;
        logger.DoubtWaits(until);
        await Task.Delay(left, clock, stop.Token);
    }

    private async Task<ShownRecords?> ReadAsync(ModuleSpec module, Recovery recovery)
    {
        var shown = new ShownRecords(module, recovery.First, await doubts.ReadDoubtfulAsync(module.Module, stop.Token).ToListAsync(stop.Token));
        var why = await ReadAsync(shown);
        // What somebody deletes while the pages are read moves a later one out of sight: nothing is called absent that was not missed twice.
        if (why is null && shown.MissesAny && shown.Rows > catalogue.Product(module.Product).PageSize)
            why = await ReadAsync(shown);
        if (why is null)
        {
            logger.DoubtRead(module.Module, shown.Rows, shown.Sought, shown.Found);
            return shown;
        }

        stop.Because(new RunEnd(RunState.Paused, $"Zoho's list of {module.Title.ToLowerInvariant()} cannot be relied on: {why}. Nothing was sent.")
        {
            Hint = "Without it nobody can tell what Zoho has already: take a time when nobody else works in the organisation.",
        });
        return null;
    }

    private async Task<string?> ReadAsync(ShownRecords shown) => await list.ReadAsync(shown.Module, shown.Take, stop.Token) ?? shown.Fault;

    private async Task ClearAsync(ShownRecords shown)
    {
        foreach (var absent in (await judge.FindAbsentAsync(shown, stop.Token)).Chunk(AtOnce))
            await doubts.ClearDoubtAsync(absent, CancellationToken.None);
    }
}
