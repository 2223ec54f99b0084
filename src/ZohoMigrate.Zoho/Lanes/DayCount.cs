using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// The permits of a day, by minutes of UTC. Zoho does not say when its day begins (reference/zoho-books.md §2): unless the settings name
/// the place, a budget kept in every rolling 24 hours is safe for any reset time. Where they do, a permit shortly before midnight counts
/// on both days, for the server may have counted it on either.
/// </summary>
internal static class DayCount
{
    private const long Day = 24 * 60;

    /// <summary>No day is longer, also where clocks are put back; other processes may count other days than this one.</summary>
    private const long LongestDay = 26 * 60;

    public static int Used(SqliteConnection connection, LaneLimits limits, DateTimeOffset now) =>
        (int)connection.Number("SELECT coalesce(sum(permits), 0) FROM day WHERE minute > $0", Oldest(limits, now))!;

    public static int Add(SqliteConnection connection, int permits, LaneLimits limits, DateTimeOffset now)
    {
        connection.Execute("DELETE FROM day WHERE minute < $0", Minute(now) - LongestDay - Late(limits));
        return connection.Execute(
            "INSERT INTO day (minute, permits) VALUES ($0, $1) ON CONFLICT (minute) DO UPDATE SET permits = permits + $1",
            Minute(now), permits);
    }

    public static int TakeBack(SqliteConnection connection, int permits, DateTimeOffset countedAt) =>
        connection.Execute("UPDATE day SET permits = max(0, permits - $1) WHERE minute = $0", Minute(countedAt), permits);

    /// <summary>When there will be room for so many permits, or null when there is now.</summary>
    public static DateTimeOffset? FullUntil(SqliteConnection connection, int permits, int perDay, LaneLimits limits, DateTimeOffset now)
    {
        ComeBack(connection, now);
        var over = Used(connection, limits, now) + permits - perDay;
        if (over <= 0)
            return null;
        if (limits.DayZone is { } zone)
            return CalendarDay.Of(now, zone).Ends;
        var minute = connection.Number(
            """
            SELECT minute FROM (SELECT minute, sum(permits) OVER (ORDER BY minute) AS freed FROM day WHERE minute > $0)
            WHERE freed >= $1 ORDER BY minute LIMIT 1
            """,
            Oldest(limits, now), over);
        return DateTimeOffset.UnixEpoch.AddMinutes((minute ?? Minute(now)) + Day + 1 + Late(limits));
    }

    /// <summary>The wall clock was set back: what seems to lie ahead counts as used now, or it would count for years.</summary>
    private static void ComeBack(SqliteConnection connection, DateTimeOffset now)
    {
        var ahead = connection.Number("SELECT sum(permits) FROM day WHERE minute > $0", Minute(now));
        if (ahead is null)
            return;
        connection.Execute("DELETE FROM day WHERE minute > $0", Minute(now));
        connection.Execute(
            "INSERT INTO day (minute, permits) VALUES ($0, $1) ON CONFLICT (minute) DO UPDATE SET permits = permits + $1",
            Minute(now), ahead);
    }

    private static long Minute(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    /// <summary>The last minute that no longer counts.</summary>
    private static long Oldest(LaneLimits limits, DateTimeOffset now) =>
        (limits.DayZone is { } zone ? Minute(CalendarDay.Of(now, zone).Begins) : Minute(now) - Day) - 1 - Late(limits);

    /// <summary>Minutes from a permit until the server may have counted it: as long as its attempt could last.</summary>
    private static long Late(LaneLimits limits) => (long)Math.Ceiling((limits.LongestAttempt + limits.LateArrival).TotalMinutes);
}
