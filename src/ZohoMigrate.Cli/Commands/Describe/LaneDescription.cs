using ZohoMigrate.Catalog;

namespace ZohoMigrate.Cli.Commands.Describe;

/// <summary>A set of limits that calls share.</summary>
/// <param name="Title">In words.</param>
/// <param name="Requests">Most in any rolling window; null = it has none.</param>
/// <param name="WindowSeconds">Its length.</param>
/// <param name="Concurrency">Most at once; null = as many as other limits let through.</param>
/// <param name="PerDay">Most in any rolling day, where the organisation's plan does not say otherwise; null = no such limit.</param>
internal sealed record LaneDescription(string Title, int? Requests, double WindowSeconds, int? Concurrency, int? PerDay)
{
    /// <summary>How long nothing is answered once a call went over; left out where no lock is documented.</summary>
    public double? LockSeconds { get; init; }

    public static LaneDescription Of(LaneSpec lane) => new(lane.Title, lane.Requests, lane.Window.TotalSeconds, lane.Concurrency, lane.PerDay)
    {
        LockSeconds = lane.Lock?.TotalSeconds,
    };
}
