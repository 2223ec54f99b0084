using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// The lane's rest after a throttle, for all its processes. When it is over one request is let through alone, until one was not
/// throttled: one 429 must not become one per worker.
/// </summary>
internal static class CoolDown
{
    /// <summary>Begins a rest, or prolongs the one there is; never shortens it.</summary>
    public static int Begin(SqliteConnection connection, TimeSpan length, TimeProvider time)
    {
        var until = time.MonotonicTicks() + length.Ticks;
        return connection.Execute(
            """
            UPDATE lane SET probing = 1, probe = NULL,
                cool_length = CASE WHEN coalesce(cool_until, $0) <= $0 THEN $2 ELSE cool_length END,
                cool_until_utc = CASE WHEN coalesce(cool_until, $0) <= $0 THEN $1 ELSE cool_until_utc END,
                cool_until = max(coalesce(cool_until, $0), $0)
            """,
            until, time.GetUtcNow().UtcTicks + length.Ticks, length.Ticks);
    }

    /// <summary>When the rest is over, monotonic; null when there is none.</summary>
    public static long? Until(SqliteConnection connection, long now) =>
        connection.Number("SELECT cool_until FROM lane WHERE cool_until > $0", now);

    /// <summary>Whether a request must try the lane before the others.</summary>
    public static bool IsOnTrial(SqliteConnection connection) => connection.Number("SELECT 1 FROM lane WHERE probing = 1") is not null;

    /// <summary>Whether a request must wait for the one that tries the lane after a rest.</summary>
    public static bool IsTried(SqliteConnection connection) =>
        connection.Number("SELECT 1 FROM lane JOIN slot ON slot.id = lane.probe WHERE probing = 1 AND slot.ended IS NULL") is not null;

    /// <summary>Makes this slot the one that tries the lane, if it has to be tried.</summary>
    public static bool Try(SqliteConnection connection, long slot) =>
        connection.Execute("UPDATE lane SET probe = $0 WHERE probing = 1", slot) > 0;

    /// <summary>The slot that tried the lane got an answer other than a throttle: all may go on, and the next full window teaches anew.</summary>
    public static int Passed(SqliteConnection connection, long slot) =>
        connection.Execute("UPDATE lane SET probing = 0, probe = NULL, taught = 0 WHERE probe = $0", slot);

    /// <summary>After a reboot only the wall clock knows how long the rest still is: never longer than it was at first.</summary>
    public static void CarryOver(SqliteConnection connection, TimeProvider time) =>
        connection.Execute(
            "UPDATE lane SET probe = NULL, cool_until = $0 + max(0, min(cool_length, cool_until_utc - $1)) WHERE cool_until IS NOT NULL",
            time.MonotonicTicks(), time.GetUtcNow().UtcTicks);
}
