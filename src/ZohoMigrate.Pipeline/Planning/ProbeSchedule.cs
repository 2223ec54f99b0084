using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>
/// Says when parked records are looked for: one look a module settles all of them, so looks are spaced, not records. What a job may have made
/// is looked for by itself: its look reads the list thousands of records back.
/// </summary>
internal sealed class ProbeSchedule(ZohoCatalogue catalogue, DeliveryOptions options, TimeProvider time)
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(100);

    /// <summary>A lane's burst has left by then: one look finds all of it.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(string Module, bool MayBeQueued), DateTimeOffset> _lastLook = [];

    private TimeSpan Rest => options.SettleDelay > ShortestRest ? options.SettleDelay : ShortestRest;

    /// <summary>The looks that are due now.</summary>
    /// <param name="parked">The parked records.</param>
    /// <param name="lookedAt">Modules that were being looked at when <paramref name="parked"/> was read: their turn comes later.</param>
    public IReadOnlyList<PlannedProbe> Due(IReadOnlyList<ParkedStep> parked, IReadOnlySet<string> lookedAt)
    {
        var now = time.GetUtcNow();
        var due = Groups(parked, lookedAt).Where(group => NextLook(group) <= now)
            .OrderBy(group => group.Key.MayBeQueued)
            .DistinctBy(group => group.Key.Module, StringComparer.Ordinal)
            .ToList();
        foreach (var group in due)
            _lastLook[group.Key] = now;
        return due.ConvertAll(group => new PlannedProbe(catalogue.Module(group.Key.Module), [.. group.Where(step => DueAt(step) <= now)]));
    }

    /// <summary>How long until the next look is due, at most one rest.</summary>
    /// <param name="parked">The parked records.</param>
    /// <param name="lookedAt">As in <see cref="Due"/>: the end of a look under way wakes whoever waits.</param>
    public TimeSpan UntilNext(IReadOnlyList<ParkedStep> parked, IReadOnlySet<string> lookedAt)
    {
        var waits = Groups(parked, lookedAt).Select(group => NextLook(group) - time.GetUtcNow()).Append(Rest);
        var wait = waits.Min();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static IEnumerable<IGrouping<(string Module, bool MayBeQueued), ParkedStep>> Groups(IReadOnlyList<ParkedStep> parked, IReadOnlySet<string> lookedAt) =>
        parked.Where(step => !lookedAt.Contains(step.Module)).GroupBy(step => (step.Module, step.MayBeQueued));

    private DateTimeOffset NextLook(IGrouping<(string Module, bool MayBeQueued), ParkedStep> group)
    {
        var first = group.Min(DueAt);
        return _lastLook.TryGetValue(group.Key, out var last) && last + RestAfter(last, group) is var next && next > first ? next : first;
    }

    // What may wait for its turn for a day is looked for more and more rarely, but at once when it must have arrived: each look reads thousands.
    private TimeSpan RestAfter(DateTimeOffset last, IEnumerable<ParkedStep> group)
    {
        if (group.Any(step => step is not { MayBeQueued: true, AbsentSince: null }))
            return Rest;
        var since = last - group.Max(step => step.LastAttemptEndedAt);
        var left = group.Min(step => step.ArrivedBy(options)) + options.AbsenceDelay - last;
        var rest = left > TimeSpan.Zero && left < since ? left : since;
        return rest > Rest ? rest : Rest;
    }

    // A record Zoho says it has is looked for at once, or with those that left beside it; one that may still be under way only when it must have arrived.
    private DateTimeOffset DueAt(ParkedStep step)
    {
        if (step is { IsDuplicate: true, AbsentSince: null })
            return step.LastAttemptEndedAt;
        if (step is { IsTaken: true, AbsentSince: null } && catalogue.Module(step.Module).Create.NamesNone)
            return step.LastAttemptEndedAt + (Rest < Gathering ? Rest : Gathering);
        var rest = options.SettleDelay > options.LateArrival ? options.SettleDelay : options.LateArrival;
        return (step.AbsentSince ?? step.LastAttemptEndedAt) + rest;
    }
}
