using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The permits of a day in the lane file, by minutes of UTC; <see cref="DayRule"/> says which of them count.</summary>
internal static class DayCount
{
    private static readonly TimeSpan HeardFor = TimeSpan.FromHours(1);

    public static int Used(SqliteConnection connection, LaneLimits limits, DateTimeOffset now) =>
        (int)connection.Number("SELECT coalesce(sum(permits), 0) FROM day WHERE minute > $0", limits.Day.Oldest(now))!;

    /// <summary>What counts now, by the time when it will not any more.</summary>
    public static LaneDay Read(SqliteConnection connection, LaneLimits limits, DateTimeOffset now)
    {
        ComeBack(connection, now);
        var used = connection.Rows(
            "SELECT minute, permits FROM day WHERE minute > $0 AND permits > 0 ORDER BY minute",
            row => (limits.Day.CountsUntil(DayRule.At(row.GetInt64(0))), row.GetInt64(1)),
            limits.Day.Oldest(now));
        return new LaneDay(limits.Day, used);
    }

    public static int Add(SqliteConnection connection, int permits, LaneLimits limits, DateTimeOffset now)
    {
        connection.Execute("DELETE FROM day WHERE minute < $0", limits.Day.Forgotten(now));
        return connection.Execute(
            "INSERT INTO day (minute, permits) VALUES ($0, $1) ON CONFLICT (minute) DO UPDATE SET permits = permits + $1",
            DayRule.Minute(now), permits);
    }

    /// <summary>
    /// Counts what others have taken, so that no more than this is left of the day. When they took it nobody says: it counts for an hour, and
    /// the next answer says how much is left then. Never gives anything back.
    /// </summary>
    public static int LeaveNoMoreThan(SqliteConnection connection, int left, int perDay, LaneLimits limits, DateTimeOffset now)
    {
        var taken = perDay - Used(connection, limits, now) - left;
        return taken <= 0 ? 0 : Add(connection, taken, limits, limits.DayZone is null ? now - (TimeSpan.FromDays(1) - HeardFor) : now);
    }

    public static int TakeBack(SqliteConnection connection, int permits, DateTimeOffset countedAt) =>
        connection.Execute("UPDATE day SET permits = max(0, permits - $1) WHERE minute = $0", DayRule.Minute(countedAt), permits);

    /// <summary>When there will be room for so many permits, or null when there is now.</summary>
    public static DateTimeOffset? FullUntil(SqliteConnection connection, int permits, int perDay, LaneLimits limits, DateTimeOffset now)
    {
        ComeBack(connection, now);
        var over = Used(connection, limits, now) + permits - perDay;
        if (over <= 0)
            return null;
        var minute = connection.Number(
            """
            SELECT minute FROM (SELECT minute, sum(permits) OVER (ORDER BY minute) AS freed FROM day WHERE minute > $0)
            WHERE freed >= $1 ORDER BY minute LIMIT 1
            """,
            limits.Day.Oldest(now), over);
        return limits.Day.CountsUntil(minute is { } known ? DayRule.At(known) : now);
    }

    /// <summary>The wall clock was set back: what seems to lie ahead counts as used now, or it would count for years.</summary>
    private static void ComeBack(SqliteConnection connection, DateTimeOffset now)
    {
        var ahead = connection.Number("SELECT sum(permits) FROM day WHERE minute > $0", DayRule.Minute(now));
        if (ahead is null)
            return;
        connection.Execute("DELETE FROM day WHERE minute > $0", DayRule.Minute(now));
        connection.Execute(
            "INSERT INTO day (minute, permits) VALUES ($0, $1) ON CONFLICT (minute) DO UPDATE SET permits = permits + $1",
            DayRule.Minute(now), ahead);
    }
}
