using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// What others leave us of the window, for all processes of the lane. Zoho calls the window full though we are below our own limit: then
/// somebody else uses the organisation, and what it took of us is what is left (reference/rate-limit.md §6). One permit more is tried
/// after each clean window, up to the limit of the settings. Nothing runs by timers: the limit follows from what was learnt and since when.
/// </summary>
internal static class LearntLimit
{
    public static WindowLimit Of(SqliteConnection connection, LaneLimits limits, long now)
    {
        var known = connection.Rows(
            "SELECT learnt_limit, learnt_since FROM lane WHERE learnt_limit IS NOT NULL AND learnt_since IS NOT NULL",
            row => (Limit: row.GetInt64(0), Since: row.GetInt64(1)));
        if (known is not [var learnt])
            return new WindowLimit(limits.Requests, null);
        var rest = limits.Rest.Ticks;
        var clean = Math.Max(0, now - learnt.Since) / rest;
        return learnt.Limit + clean < limits.Requests
            ? new WindowLimit((int)(learnt.Limit + clean), learnt.Since + ((clean + 1) * rest))
            : new WindowLimit(limits.Requests, null);
    }

    /// <summary>
    /// The window is full; the rest has begun. All such answers from the first to the one that tries the lane are one event and teach once:
    /// attempts in flight count for nothing new, and a refused trial says only that the rest was too short.
    /// </summary>
    /// <returns>What Zoho took of us in the last window, or null when nothing new was learnt.</returns>
    public static int? Learn(SqliteConnection connection, LaneLimits limits, long now)
    {
        var accepted = connection.Number("SELECT 1 FROM lane WHERE taught = 1") is null ? Slots.Accepted(connection, limits, now) : (int?)null;
        connection.Execute(
            "UPDATE lane SET taught = 1, learnt_since = cool_until, learnt_limit = coalesce($0, learnt_limit)",
            accepted is { } count ? Math.Max(1, count) : null);
        return accepted;
    }

    /// <summary>After a reboot nobody knows how many windows were clean: what was learnt stays, and counts from now or the rest's end.</summary>
    public static int CarryOver(SqliteConnection connection, TimeProvider time) => connection.Execute(
        "UPDATE lane SET learnt_since = max($0, coalesce(cool_until, $0)) WHERE learnt_limit IS NOT NULL", time.MonotonicTicks());
}
