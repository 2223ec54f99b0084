using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Cool-down and day budget, asked in one transaction of the lane file.</summary>
internal sealed class LaneGate(LaneLimits limits, LaneOwner owner, TimeProvider time)
{
    private int _organizationPerDay = limits.PerDay ?? int.MaxValue;

    /// <summary>Most requests the organisation may make in a day; null = no limit.</summary>
    public int? OrganizationPerDay
    {
        get => _organizationPerDay == int.MaxValue ? null : _organizationPerDay;
        set => _organizationPerDay = value ?? int.MaxValue;
    }

    /// <summary>Most permits of ours in a day; null = no limit.</summary>
    public int? PerDay => OrganizationPerDay is { } perDay ? limits.OursOfDay(perDay) : null;

    /// <summary>Asks only.</summary>
    public Admission Ask(SqliteConnection connection, int permits)
    {
        var now = LaneClock.Now(connection, time);
        if (CoolDown.Until(connection, time.MonotonicTicks()) is { } until)
            return new Admission(Gate.Cooling, CoolUntil: until, Said: CoolDown.Said(connection));
        if (IsTried(connection))
            return new Admission(Gate.Tried);
        if (Quota.Until(connection, now) is { } reopens)
            return new Admission(Gate.Exhausted, DayUntil: reopens);
        return DayCount.FullUntil(connection, permits, PerDay ?? int.MaxValue, limits, now) is { } full ? new Admission(Gate.DayUsed, DayUntil: full) : default;
    }

    /// <summary>Asks, and if nothing stands in the way lets the slot's attempt through: counts it, makes it the probe if one is due.</summary>
    public Admission Pass(SqliteConnection connection, int permits, long slot)
    {
        var admission = Ask(connection, permits);
        if (admission.Gate != Gate.Open)
            return admission;
        var now = LaneClock.Now(connection, time);
        DayCount.Add(connection, permits, limits, now);
        return admission with { IsProbe = CoolDown.Try(connection, slot), CountedAt = now };
    }

    /// <summary>Whether one who lives is trying the lane: what a dead one left under way would bar it for ever.</summary>
    private bool IsTried(SqliteConnection connection) =>
        CoolDown.IsTried(connection)
        && !(Slots.Reclaim(connection, limits, owner, time.MonotonicTicks()) && !CoolDown.IsTried(connection));
}
