using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>A lane's limits once the catalogue's and the user's word are put together.</summary>
/// <param name="Requests">Most permits in any rolling <paramref name="Window"/>, head room already taken off.</param>
/// <param name="Window">Counted from the response of a request.</param>
/// <param name="Concurrency">Most requests in process at once.</param>
/// <param name="PerDay">Most requests the organisation may make in a day, as far as settings and catalogue know, or null for no limit.</param>
/// <param name="LateArrival">How long after its abort an abandoned request may still be counted by the server.</param>
/// <param name="LongestAttempt">How long after its permit a request may be under way.</param>
internal sealed record LaneLimits(
    int Requests, TimeSpan Window, int Concurrency, int? PerDay, TimeSpan LateArrival, TimeSpan LongestAttempt)
{
    /// <summary>Added to the window, so that neither a rounded clock nor a server's ≤ instead of &lt; matters.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(1);

    /// <summary>More permits than any process takes while a slot rests: so a lane without a window is none that waits.</summary>
    private const int NoWindow = 1_000_000;

    /// <summary>Where a day begins at midnight; null = every rolling 24 hours are a day.</summary>
    public TimeZoneInfo? DayZone { get; init; }

    /// <summary>How long a permit counts towards the day's calls.</summary>
    public DayRule Day => new(DayZone, LongestAttempt + LateArrival);

    /// <summary>How long after its end a slot stays taken.</summary>
    public TimeSpan Rest => Window + Margin;

    /// <summary>The header that says how many permits of the day are left to the organisation; null where none does.</summary>
    public string? LeftHeader { get; init; }

    /// <summary>Share of the organisation's requests a day that is not ours.</summary>
    public decimal Reserve { get; init; }

    /// <summary>What of the organisation's requests a day is ours.</summary>
    public int OursOfDay(int perDay) => LaneOptions.Left(perDay, Reserve);

    public static LaneLimits Of(LaneSpec spec, LaneOptions user, DeliveryOptions delivery, TimeProvider time)
    {
        var lane = user.Over(spec);
        return new(lane.Requests ?? NoWindow, lane.Window, lane.Concurrency ?? NoWindow, lane.PerDay, delivery.LateArrival, LongestAttemptOf(delivery, time))
        {
            DayZone = user.Zone,
            LeftHeader = spec.LeftHeader,
            Reserve = user.ReservedShare,
        };
    }

    /// <summary>An attempt takes real time, whatever clock the run goes by.</summary>
    public static TimeSpan LongestAttemptOf(DeliveryOptions delivery, TimeProvider time) =>
        delivery.AttemptTimeout * (double)ScaledTimeProvider.ScaleOf(time);
}
