using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>
/// Before step 6, in a checkpoint that stands in for a lost one: reads Zoho's lists of the modules whose records are in doubt, each of them
/// whole, and settles by them what is there. Nothing is sent before that, and never what a list shows. The lists are read when all that the
/// lost one has sent must show in them; whoever dies before the end begins with them again. Where there is a list below each record of
/// another module, such as the messages of a chat, it is read once that record is known.
/// </summary>
internal sealed class DoubtStage(
    IDoubtfulRecords doubts,
    Func<IReadOnlyList<Outcome>, Task> settle,
    WholeList list,
    ProbeReader reader,
    DoubtJudge judge,
    ZohoCatalogue catalogue,
    DeliveryOptions options,
    RunStop stop,
    TimeProvider clock,
    ILogger logger)
{
    private const int AtOnce = 256;

    private readonly Dictionary<string, ShownRecords> _shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> _readBelow = new(StringComparer.Ordinal);
    private Recovery? _recovery;

    /// <summary>Settles all that can be told by now; stops the run where a list cannot be relied on.</summary>
    public async Task RunAsync()
    {
        _recovery = await doubts.ReadRecoveryAsync(stop.Token);
        if (_recovery is null || await doubts.ReadDoubtfulModulesAsync(stop.Token) is not { Count: > 0 } modules)
            return;
        await WaitAsync(_recovery.Since + options.AttemptTimeout + ArrivalOf(modules, _recovery) + options.AbsenceDelay);
        foreach (var module in modules.Select(one => catalogue.Module(one.Module)))
        {
            if (!await PrepareAsync(module, _recovery))
                return;
        }

        foreach (var shown in _shown.Values.Where(shown => shown.Module.IsListed && shown.Module.ListAll.InPath.Count == 0))
            await ClearAsync(await judge.FindAbsentAsync(shown, stop.Token));
        await SettleReadyAsync(stop.Token);
    }

    /// <summary>Settles what is in doubt and has come to its turn since, as what it refers to was settled. Makes no call but for lists below what was settled.</summary>
    public async Task SettleReadyAsync(CancellationToken cancellationToken)
    {
        if (_recovery is not { } recovery)
            return;
        while (stop.Reason is null && await doubts.TakeDoubtfulAsync(AtOnce, cancellationToken) is { Count: > 0 } taken)
        {
            var outcomes = new List<Outcome>();
            var told = new List<Outcome>();
            var judging = judge.ForMany();
            foreach (var step in taken)
            {
                if (await TryJudgeAsync(judging, step, recovery) is { } outcome)
                    told.Add(outcome);
                else
                    outcomes.Add(new PutBack(step.Item));
            }

            await settle([.. outcomes, .. told]);
            await doubts.ClearDoubtAsync([.. told.OfType<PutBack>().Select(outcome => outcome.Item.Record)], CancellationToken.None);
        }
    }

    /// <returns>Null where the run stops before it is known: what was taken is put back, in doubt as before.</returns>
    private async Task<Outcome?> TryJudgeAsync(DoubtJudge judging, ReadyStep step, Recovery recovery)
    {
        try
        {
            var outcome = await FindAsync(step, recovery) is { } shown ? await judging.JudgeAsync(step, recovery, shown, stop.Token) : null;
            if (outcome is Undecided)
                logger.RecordUndecided(step.Stream, step.Key, step.Item.Record, step.Module);
            return outcome;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <returns>False where its list cannot be relied on.</returns>
    private async Task<bool> PrepareAsync(ModuleSpec module, Recovery recovery)
    {
        // Sent twice, it is there once: no list is needed to send it.
        if (module.Create.Effect != Effect.Create)
        {
            await ClearAsync(await doubts.ReadDoubtfulAsync(module.Module, stop.Token).Select(record => record.Id).ToListAsync(stop.Token));
            return true;
        }

        var shown = new ShownRecords(module, recovery.First, await doubts.ReadDoubtfulAsync(module.Module, stop.Token).ToListAsync(stop.Token));
        _shown[module.Module] = shown;
        if (!module.IsListed || module.ListAll.InPath.Count > 0)
            return true;
        if (await ReadTwiceAsync(shown) is { } why)
            return Stop(module, "", why);
        logger.DoubtRead(module.Module, shown.Rows, shown.Sought, shown.Found);
        return true;
    }

    /// <returns>What was shown that could be the record; null where the run stops over it.</returns>
    private async Task<ShownRecords?> FindAsync(ReadyStep step, Recovery recovery)
    {
        var shown = _shown[step.Module];
        if (!shown.Module.IsListed)
            return shown;
        var path = PathFields.Of(shown.Module.ListAll, step.Payload);
        if (path.Count == 0 || _readBelow.Contains(PlaceOf(step, path)))
            return shown;
        if (stop.Reason is not null)
            return null;
        if (await ReadBelowAsync(shown, path, recovery) is { } why)
        {
            Stop(shown.Module, $" ({string.Join(", ", path.Select(part => $"{part.Key} {part.Value}"))})", why);
            return null;
        }

        _readBelow.Add(PlaceOf(step, path));
        return shown;
    }

    private static string PlaceOf(ReadyStep step, IReadOnlyDictionary<string, string> path) => string.Join('/', path.Values.Prepend(step.Module));

    // The lost one may have asked for jobs that still wait for their turn, whatever the settings say here and now.
    private TimeSpan ArrivalOf(IReadOnlyList<(string Module, long Records)> modules, Recovery recovery) =>
        options.ArrivalOf(recovery.MayHaveJobs && modules.Any(one => catalogue.Module(one.Module).Bulk is not null));

    // What left last may not show yet.
    private async Task WaitAsync(DateTimeOffset until)
    {
        if (until - clock.GetUtcNow() is not { Ticks: > 0 } left)
            return;
        logger.DoubtWaits(until);
        await Task.Delay(left, clock, stop.Token);
    }

    private bool Stop(ModuleSpec module, string below, string why)
    {
        stop.Because(new RunEnd(RunState.Paused, $"Zoho's list of {module.Title.ToLowerInvariant()}{below} cannot be relied on: {why}. Nothing was sent{(below.Length > 0 ? " that it might show" : "")}.")
        {
            Hint = "Without it nobody can tell what Zoho has already: take a time when nobody else works in the organisation.",
        });
        return false;
    }

    // What somebody deletes while the pages are read moves a later one out of sight: nothing is called absent that was not missed twice.
    private async Task<string?> ReadTwiceAsync(ShownRecords shown) =>
        await ReadWholeAsync(shown) is { } why ? why
        : shown.MissesAny && shown.Rows > catalogue.Product(shown.Module.Product).PageSize ? await ReadWholeAsync(shown) : null;

    private async Task<string?> ReadWholeAsync(ShownRecords shown) => await list.ReadAsync(shown.Module, shown.Take, stop.Token) ?? shown.Fault;

    private async Task<string?> ReadBelowAsync(ShownRecords shown, IReadOnlyDictionary<string, string> path, Recovery recovery)
    {
        if (await reader.ReadBelowAsync(shown.Module, path, recovery.First, stop.Token) is not { IsComplete: true } look)
            return "Zoho did not show all of it";
        foreach (var row in look.Rows)
        {
            if (ListPage.IdOf(row, shown.Module) is not { } id)
                return "it has a row without an id";
            shown.Take(id, row);
        }

        return shown.Fault;
    }

    private async Task ClearAsync(IEnumerable<long> records)
    {
        foreach (var some in records.Chunk(AtOnce))
            await doubts.ClearDoubtAsync(some, CancellationToken.None);
    }
}
