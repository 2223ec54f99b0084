using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// The permits of a day in the lane file, by minutes of UTC; <see cref="DayRule"/> says which of them count. One counts for as long as it
/// does by either clock of <see cref="LaneTime"/>.
/// </summary>
internal static class DayCount
{
    private static readonly TimeSpan HeardFor = TimeSpan.FromHours(1);

    public static int Used(SqliteConnection connection, LaneLimits limits, LaneTime now) => (int)connection.Number(
        "SELECT coalesce(sum(permits), 0) FROM day WHERE minute > $0 OR wall > $1", limits.Day.Oldest(now.Steady), limits.Day.Oldest(now.Wall))!;

    /// <summary>What counts now, by the time when it will not any more; the first to go first.</summary>
    public static LaneDay Read(SqliteConnection connection, LaneLimits limits, LaneTime now)
    {
        ComeBack(connection, now);
        var used = connection.Rows(
            "SELECT minute, wall, permits FROM day WHERE (minute > $0 OR wall > $1) AND permits > 0",
            row => (Until: CountsUntil(limits.Day, row.GetInt64(0), row.GetInt64(1), now), Permits: row.GetInt64(2)),
            limits.Day.Oldest(now.Steady),
            limits.Day.Oldest(now.Wall));
        return new LaneDay(limits.Day, [.. used.OrderBy(one => one.Until)]);
    }

    public static int Add(SqliteConnection connection, int permits, LaneLimits limits, LaneTime now)
    {
        connection.Execute("DELETE FROM day WHERE minute < $0 AND wall < $1", limits.Day.Forgotten(now.Steady), limits.Day.Forgotten(now.Wall));
        return Count(connection, permits, now);
    }

    /// <summary>
    /// Counts what others have taken, so that no more than this is left of the day. When they took it nobody says: it counts for an hour, and
    /// the next answer says how much is left then. Never gives anything back.
    /// </summary>
    public static int LeaveNoMoreThan(SqliteConnection connection, int left, int perDay, LaneLimits limits, LaneTime now)
    {
        var taken = perDay - Used(connection, limits, now) - left;
        return taken <= 0 ? 0 : Add(connection, taken, limits, limits.DayZone is null ? now.Before(TimeSpan.FromDays(1) - HeardFor) : now);
    }

    public static int TakeBack(SqliteConnection connection, int permits, LaneTime countedAt) =>
        connection.Execute("UPDATE day SET permits = max(0, permits - $1) WHERE minute = $0", DayRule.Minute(countedAt.Steady), permits);

    /// <summary>When there will be room for so many permits, by the wall clock; null when there is now.</summary>
    public static DateTimeOffset? FullUntil(SqliteConnection connection, int permits, int perDay, LaneLimits limits, LaneTime now)
    {
        ComeBack(connection, now);
        var over = (long)Used(connection, limits, now) + permits - perDay;
        if (over <= 0)
            return null;
        foreach (var (until, freed) in Read(connection, limits, now).Used)
        {
            over -= freed;
            if (over <= 0)
                return until;
        }

        return limits.Day.CountsUntil(now.Wall);
    }

    private static int Count(SqliteConnection connection, long permits, LaneTime now) => connection.Execute(
        "INSERT INTO day (minute, wall, permits) VALUES ($0, $1, $2) ON CONFLICT (minute) DO UPDATE SET permits = permits + $2, wall = max(wall, $1)",
        DayRule.Minute(now.Steady), DayRule.Minute(now.Wall), permits);

    private static DateTimeOffset CountsUntil(DayRule rule, long minute, long wall, LaneTime now)
    {
        var (steady, onTheWall) = (now.OnTheWall(rule.CountsUntil(DayRule.At(minute))), rule.CountsUntil(DayRule.At(wall)));
        return steady > onTheWall ? steady : onTheWall;
    }

    /// <summary>A clock was set back: what seems to lie ahead counts as used now, or it would count for years. The steady one is so by a reboot alone.</summary>
    private static void ComeBack(SqliteConnection connection, LaneTime now)
    {
        connection.Execute("UPDATE day SET wall = $0 WHERE wall > $0", DayRule.Minute(now.Wall));
        if (connection.Number("SELECT sum(permits) FROM day WHERE minute > $0", DayRule.Minute(now.Steady)) is not { } ahead)
            return;
        connection.Execute("DELETE FROM day WHERE minute > $0", DayRule.Minute(now.Steady));
        Count(connection, ahead, now);
    }
}
