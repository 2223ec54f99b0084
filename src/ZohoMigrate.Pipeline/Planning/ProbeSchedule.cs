using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Says when parked records are looked for: one look a module settles all of them, so looks are spaced, not records.</summary>
internal sealed class ProbeSchedule(ZohoCatalogue catalogue, DeliveryOptions options, TimeProvider time)
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(100);

    /// <summary>A lane's burst has left by then: one look finds all of it.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, DateTimeOffset> _lastLook = new(StringComparer.Ordinal);

    private TimeSpan Rest => options.SettleDelay > ShortestRest ? options.SettleDelay : ShortestRest;

    /// <summary>The looks that are due now.</summary>
    /// <param name="parked">The parked records.</param>
    /// <param name="lookedAt">Modules that were being looked at when <paramref name="parked"/> was read: their turn comes later.</param>
    public IReadOnlyList<PlannedProbe> Due(IReadOnlyList<ParkedStep> parked, IReadOnlySet<string> lookedAt)
    {
        var now = time.GetUtcNow();
        var due = parked.GroupBy(step => step.Module, StringComparer.Ordinal)
            .Where(module => !lookedAt.Contains(module.Key) && NextLook(module) <= now)
            .Select(module => new PlannedProbe(catalogue.Module(module.Key), [.. module.Where(step => DueAt(step) <= now)]))
            .ToList();
        foreach (var probe in due)
            _lastLook[probe.Module.Module] = now;
        return due;
    }

    /// <summary>How long until the next look is due, at most one rest.</summary>
    /// <param name="parked">The parked records.</param>
    /// <param name="lookedAt">As in <see cref="Due"/>: the end of a look under way wakes whoever waits.</param>
    public TimeSpan UntilNext(IReadOnlyList<ParkedStep> parked, IReadOnlySet<string> lookedAt)
    {
        var waits = parked.GroupBy(step => step.Module, StringComparer.Ordinal)
            .Where(module => !lookedAt.Contains(module.Key))
            .Select(module => NextLook(module) - time.GetUtcNow())
            .Append(Rest);
        var wait = waits.Min();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private DateTimeOffset NextLook(IGrouping<string, ParkedStep> module)
    {
        var first = module.Min(DueAt);
        return _lastLook.TryGetValue(module.Key, out var last) && last + RestAfter(last, module) is var next && next > first ? next : first;
    }

    // What may wait for its turn for a day is looked for more and more rarely, but at once when it must have arrived: each look reads thousands.
    private TimeSpan RestAfter(DateTimeOffset last, IGrouping<string, ParkedStep> module)
    {
        if (module.Any(step => step is not { MayBeQueued: true, AbsentSince: null }))
            return Rest;
        var since = last - module.Max(step => step.LastAttemptEndedAt);
        var left = module.Min(step => step.ArrivedBy(options)) + options.AbsenceDelay - last;
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
