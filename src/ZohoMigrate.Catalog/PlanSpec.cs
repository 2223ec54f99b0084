namespace ZohoMigrate.Catalog;

/// <summary>What a plan lets an organisation do.</summary>
public sealed record PlanSpec
{
    /// <summary>Permits a day, however many users there are.</summary>
    public int PerDay { get; init; }

    /// <summary>Permits more for each user.</summary>
    public int PerUser { get; init; }

    /// <summary>Most permits, however many users there are; null = no such cap.</summary>
    public int? Most { get; init; }

    /// <summary>Most requests in process at once, where that is fewer than a lane takes; null = the plan changes nothing there.</summary>
    public int? Concurrency { get; init; }

    /// <summary>The permits of a day; without a known number of users those of one, and there is always one.</summary>
    public int Of(int? users) => (int)Math.Min(PerDay + ((long)PerUser * Math.Max(1, users ?? 1)), Most ?? int.MaxValue);
}
