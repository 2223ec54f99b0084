using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>What a lane lets through: enough to say how long a run takes.</summary>
/// <param name="Requests">Most requests in a window.</param>
/// <param name="Window">The window.</param>
/// <param name="PerDay">Most requests of ours in a day; null = no daily limit.</param>
/// <param name="Day">What of the day is used, and when it comes back.</param>
public sealed record LaneBudget(int Requests, TimeSpan Window, int? PerDay, LaneDay Day)
{
    /// <summary>Requests of each day left to the organisation's users and other programs.</summary>
    public int Reserved { get; init; }

    /// <summary>When the last of so many calls leaves, reckoned as a plan is.</summary>
    /// <param name="calls">Calls that are still to be made.</param>
    /// <param name="inWindow">Permits of the window that are taken already; the last of them was taken now, for all that is known.</param>
    /// <param name="now">UTC.</param>
    public DateTimeOffset LastOf(long calls, int inWindow, DateTimeOffset now)
    {
        var lane = new ForetoldLane(this, inWindow, now);
        while (calls > 0)
        {
            var leaving = Math.Min(calls, lane.Room(1, now));
            if (leaving > 0)
                lane.Take(leaving, 1, now);
            calls -= leaving;
            if (calls > 0 && lane.Opens(now) is { } next)
                now = next;
            else
                break;
        }

        return now;
    }
}
