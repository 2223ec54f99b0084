namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Whether the lane lets an attempt through now.</summary>
/// <param name="Gate">What stands in the way, if anything.</param>
/// <param name="CoolUntil">For <see cref="Gate.Cooling"/>: monotonic.</param>
/// <param name="DayUntil">For <see cref="Gate.DayUsed"/> and <see cref="Gate.Exhausted"/>: UTC, by the wall clock.</param>
/// <param name="IsProbe">The attempt is the one that tries the lane after a cool-down.</param>
/// <param name="Said">For <see cref="Gate.Cooling"/>: what Zoho said when the rest began, where it said anything.</param>
/// <param name="CountedAt">The moment the attempt was counted in the day's budget.</param>
internal readonly record struct Admission(
    Gate Gate, long CoolUntil = 0, DateTimeOffset DayUntil = default, bool IsProbe = false, string? Said = null, LaneTime CountedAt = default);

/// <summary>What can stand in an attempt's way besides the window.</summary>
internal enum Gate
{
    Open,
    Cooling,

    /// <summary>Another attempt is trying the lane after a cool-down.</summary>
    Tried,

    /// <summary>We have made as many requests as a day has.</summary>
    DayUsed,

    /// <summary>Zoho has said that the day's requests are used up.</summary>
    Exhausted,
}
