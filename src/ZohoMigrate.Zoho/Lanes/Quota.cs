using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>What Zoho itself says of the day's calls, remembered for all processes: that they are used up, and how many the plan gives.</summary>
internal static class Quota
{
    public static int Exhaust(SqliteConnection connection, DateTimeOffset until) =>
        connection.Execute("UPDATE lane SET quota_until_utc = $0", until.UtcTicks);

    public static DateTimeOffset? Until(SqliteConnection connection, DateTimeOffset now) =>
        connection.Number("SELECT quota_until_utc FROM lane WHERE quota_until_utc > $0", now.UtcTicks) is { } ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;

    /// <summary>An answer may have meant the day or the minute: remembered until a request comes through, or the next process would ask for ever.</summary>
    public static int Suspect(SqliteConnection connection) => connection.Execute("INSERT OR IGNORE INTO day_suspected (id) VALUES (1)");

    public static bool IsSuspected(SqliteConnection connection) => connection.Number("SELECT 1 FROM day_suspected") is not null;

    /// <summary>A request came through: whatever was suspected was not so.</summary>
    public static int Trust(SqliteConnection connection) => connection.Execute("DELETE FROM day_suspected");

    public static int RememberPlan(SqliteConnection connection, int perDay) => connection.Execute("UPDATE lane SET plan_per_day = $0", perDay);

    public static int? PlanPerDay(SqliteConnection connection) => (int?)connection.Number("SELECT plan_per_day FROM lane");
}
