using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>What Zoho itself says of the day's calls, remembered for all processes: that they are used up, and how many the plan gives.</summary>
internal static class Quota
{
    /// <summary>No day of calls is longer, also where clocks are put back. Whatever says more is a clock that was wrong.</summary>
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(25);

    /// <summary>Closes the lane; then one request is let through alone, as after a cool-down.</summary>
    /// <returns>Until when, by the wall clock.</returns>
    public static DateTimeOffset Exhaust(SqliteConnection connection, TimeSpan length, LaneTime now)
    {
        var until = now.Steady + (length < LongestDay ? length : LongestDay);
        connection.Execute("UPDATE lane SET quota_until_utc = $0, probing = 1, probe = NULL", until.UtcTicks);
        return now.OnTheWall(until);
    }

    /// <summary>
    /// What was known is lost: one request tries the lane before the others, and should it hear that the day's calls are used up, that is so at
    /// the first word.
    /// </summary>
    public static int Doubt(SqliteConnection connection) =>
        Suspect(connection) + connection.Execute("UPDATE lane SET probing = 1, probe = NULL");

    /// <summary>Whether the lane was closed for it and nothing has come through since.</summary>
    public static bool IsExhausted(SqliteConnection connection) => connection.Number("SELECT quota_until_utc FROM lane") is not null;

    /// <summary>Until when it is closed, by the wall clock.</summary>
    public static DateTimeOffset? Until(SqliteConnection connection, LaneTime now)
    {
        var (from, to) = (now.Steady.UtcTicks, (now.Steady + LongestDay).UtcTicks);
        return connection.Number("SELECT quota_until_utc FROM lane WHERE quota_until_utc > $0 AND quota_until_utc <= $1", from, to) is { } ticks
            ? now.OnTheWall(new DateTimeOffset(ticks, TimeSpan.Zero))
            : null;
    }

    /// <summary>An answer may have meant the day or the minute: remembered until a request comes through, or the next process would ask for ever.</summary>
    public static int Suspect(SqliteConnection connection) => connection.Execute("INSERT OR IGNORE INTO day_suspected (id) VALUES (1)");

    public static bool IsSuspected(SqliteConnection connection) => connection.Number("SELECT 1 FROM day_suspected") is not null;

    /// <summary>A request came through: whatever was suspected is not so, or no longer.</summary>
    public static int Trust(SqliteConnection connection) =>
        connection.Execute("DELETE FROM day_suspected") + connection.Execute("UPDATE lane SET quota_until_utc = NULL");

    public static int RememberPlan(SqliteConnection connection, int perDay) => connection.Execute("UPDATE lane SET plan_per_day = $0", perDay);

    public static int? PlanPerDay(SqliteConnection connection) => (int?)connection.Number("SELECT plan_per_day FROM lane");
}
