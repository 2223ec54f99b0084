namespace ZohoMigrate.Catalog;

/// <summary>A set of limits that attempts share (reference/zoho-books.md §2, zoho-crm.md §7).</summary>
public sealed record LaneSpec
{
    /// <summary>The word operations name it by under <c>cost</c> ("organization").</summary>
    public string Name { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>Most requests in any rolling <see cref="Window"/>; null = the lane has no window, a day's budget alone.</summary>
    public int? Requests { get; init; }

    /// <summary>Length of the rolling window.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>Most requests in process at once; null = as many as other lanes let through.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Most requests in any rolling day, where the plan does not say otherwise; null = no daily limit.</summary>
    public int? PerDay { get; init; }

    /// <summary>
    /// How long Zoho answers nothing once a request goes over: a throttle of this lane rests it so long, and no other. Null = Zoho documents no lock.
    /// </summary>
    public TimeSpan? Lock { get; init; }

    /// <summary>The header of an answer that says how many permits of the day are left to the whole organisation; null where none does.</summary>
    public string? LeftHeader { get; init; }
}
