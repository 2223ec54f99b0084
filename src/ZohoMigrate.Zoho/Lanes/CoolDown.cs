using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// The lane's rest after a throttle, for all its processes. When it is over one request is let through alone, until one was not
/// throttled: one 429 must not become one per worker. Each trial in a row that is throttled too doubles the rest: a limit that does not go
/// away must not cost a call a minute, or every two seconds.
/// </summary>
internal static class CoolDown
{
    /// <summary>No lock of Zoho's is known to be longer (reference/zoho-books.md §2): what Zoho itself does not ask for is not.</summary>
    private static readonly TimeSpan LongestDoubled = TimeSpan.FromHours(1);

    /// <summary>Begins a rest, or prolongs the one there is; never shortens it.</summary>
    /// <param name="connection">The lane's file.</param>
    /// <param name="asked">How long it is when no trial has been refused.</param>
    /// <param name="said">Zoho's words for it, where it has any.</param>
    /// <param name="time">The lane's clock.</param>
    /// <returns>How long this answer makes it.</returns>
    public static TimeSpan Begin(SqliteConnection connection, TimeSpan asked, string? said, TimeProvider time)
    {
        var length = Doubled(asked, connection.Number("SELECT refused_trials FROM lane")!.Value);
        var until = time.MonotonicTicks() + length.Ticks;
        connection.Execute(
            """
            UPDATE lane SET probing = 1, probe = NULL, said = $3,
                cool_length = CASE WHEN coalesce(cool_until, $0) <= $0 THEN $2 ELSE cool_length END,
                cool_until_utc = CASE WHEN coalesce(cool_until, $0) <= $0 THEN $1 ELSE cool_until_utc END,
                cool_until = max(coalesce(cool_until, $0), $0)
            """,
            until, time.GetUtcNow().UtcTicks + length.Ticks, length.Ticks, said);
        return length;
    }

    /// <summary>The one that tried the lane was refused.</summary>
    public static int Refuse(SqliteConnection connection) => connection.Execute("UPDATE lane SET refused_trials = refused_trials + 1");

    /// <summary>What Zoho said when the last rest began.</summary>
    public static string? Said(SqliteConnection connection) =>
        connection.Rows("SELECT said FROM lane WHERE said IS NOT NULL", row => row.GetString(0)).FirstOrDefault();

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
        connection.Execute("UPDATE lane SET probing = 0, probe = NULL, taught = 0, refused_trials = 0 WHERE probe = $0", slot);

    private static TimeSpan Doubled(TimeSpan asked, long times)
    {
        var length = asked;
        for (; times > 0 && length < LongestDoubled; times--)
            length *= 2;
        return asked < LongestDoubled && length > LongestDoubled ? LongestDoubled : length;
    }

    /// <summary>After a reboot only the wall clock knows how long the rest still is: never longer than it was at first.</summary>
    public static void CarryOver(SqliteConnection connection, TimeProvider time) =>
        connection.Execute(
            "UPDATE lane SET probe = NULL, cool_until = $0 + max(0, min(cool_length, cool_until_utc - $1)) WHERE cool_until IS NOT NULL",
            time.MonotonicTicks(), time.GetUtcNow().UtcTicks);
}
