namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The day's calls as a plan needs to know them.</summary>
/// <param name="Rule">How long a permit counts.</param>
/// <param name="Used">What counts now, by the time when it will not any more; the first to go first.</param>
public sealed record LaneDay(DayRule Rule, IReadOnlyList<(DateTimeOffset Until, long Permits)> Used)
{
    /// <summary>A day of which nothing is used.</summary>
    public LaneDay(DayRule rule)
        : this(rule, [])
    {
    }

    /// <summary>Permits that count now.</summary>
    public long UsedPermits => Used.Sum(used => used.Permits);
}
