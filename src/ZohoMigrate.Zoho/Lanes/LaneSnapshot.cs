namespace ZohoMigrate.Zoho.Lanes;

/// <summary>A lane at one moment, over all processes that share it.</summary>
/// <param name="Used">Permits in flight or within the last window.</param>
/// <param name="Limit">Most permits in a window as things are: less than the settings allow while others use the organisation too.</param>
/// <param name="InFlight">Attempts in flight, and those given up that may still arrive.</param>
/// <param name="CoolingUntil">UTC, or null when the lane does not rest.</param>
/// <param name="Outage">Zoho cannot be reached: the lane tries again by itself.</param>
/// <param name="DayUsed">Permits of the day.</param>
/// <param name="DayLimit">Most permits of ours in a day, or null for no limit.</param>
public sealed record LaneSnapshot(
    int Used, int Limit, int InFlight, DateTimeOffset? CoolingUntil, bool Outage, int DayUsed, int? DayLimit)
{
    /// <summary>Most permits in a window by the settings.</summary>
    public int Configured { get; init; } = Limit;

    /// <summary>Most requests the organisation may make in a day, or null for no limit.</summary>
    public int? OrganizationDayLimit { get; init; } = DayLimit;

    /// <summary>The next request goes alone, to see whether Zoho takes calls again.</summary>
    public bool IsOnTrial { get; init; }

    /// <summary>The lowest <see cref="Limit"/> this process has kept to.</summary>
    public int Lowest { get; init; } = Limit;
}
