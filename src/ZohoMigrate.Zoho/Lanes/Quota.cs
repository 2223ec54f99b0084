using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Zoho's own word that the day's calls are used up, remembered for all processes.</summary>
internal static class Quota
{
    public static int Exhaust(SqliteConnection connection, DateTimeOffset until) =>
        connection.Execute("UPDATE lane SET quota_until_utc = $0", until.UtcTicks);

    public static DateTimeOffset? Until(SqliteConnection connection, DateTimeOffset now) =>
        connection.Number("SELECT quota_until_utc FROM lane WHERE quota_until_utc > $0", now.UtcTicks) is { } ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;
}
