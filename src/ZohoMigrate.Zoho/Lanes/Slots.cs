using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// The rolling window in the lane file: a permit may be given while fewer than N are in flight or at rest. A permit rests from its
/// end (the response was seen) for window + 1 ms, so two uses of one slot can never meet in the server's window
/// (proof: reference/rate-limit.md §3). N is what the settings allow, or less while others use the window too (<see cref="LearntLimit"/>).
/// One that was given up ends in the future, when it can no longer arrive: until then it is in process too, for all that is known.
/// </summary>
internal static class Slots
{
    /// <summary>An end that makes a slot free at once: it was never used.</summary>
    public const long NeverUsed = long.MinValue;

    /// <summary>Takes permits, or says when it may be worth asking again.</summary>
    public static SlotGrant Take(SqliteConnection connection, int permits, LaneLimits limits, LaneOwner owner, long now)
    {
        connection.Execute("DELETE FROM slot WHERE ended <= $0 - (SELECT keep FROM lane)", now);
        var grant = TryTake(connection, permits, limits, owner, now);
        return grant.Slot is null && Reclaim(connection, limits, owner, now) ? TryTake(connection, permits, limits, owner, now) : grant;
    }

    public static void End(SqliteConnection connection, long slot, long ended) =>
        connection.Execute("UPDATE slot SET ended = $1 WHERE id = $0", slot, ended);

    /// <summary>The slot's request was throttled: it rests like any other, but it is not among those Zoho took.</summary>
    public static int Refuse(SqliteConnection connection, long slot) => connection.Execute("UPDATE slot SET refused = 1 WHERE id = $0", slot);

    /// <summary>Permits of the last window whose requests Zoho took, by all that is known.</summary>
    public static int Accepted(SqliteConnection connection, LaneLimits limits, long now) => (int)connection.Number(
        "SELECT coalesce(sum(permits), 0) FROM slot WHERE refused = 0 AND owner <> '' AND ended > $0 AND ended <= $1", now - limits.Rest.Ticks, now)!;

    /// <summary>Permits in flight or at rest, and leases in flight or given up and perhaps not over.</summary>
    public static (int Used, int InFlight) Count(SqliteConnection connection, LaneLimits limits, long now) =>
        connection.Rows(
            "SELECT coalesce(sum(permits), 0), coalesce(sum(ended IS NULL OR ended > $1), 0) FROM slot WHERE ended IS NULL OR ended > $0",
            row => (row.GetInt32(0), row.GetInt32(1)),
            now - limits.Rest.Ticks,
            now)[0];

    /// <summary>What is not known counts as used: N permits, ended as late as a request from before could arrive.</summary>
    public static int CountAllAsUsed(SqliteConnection connection, LaneLimits limits, TimeProvider time)
    {
        connection.Execute("DELETE FROM slot");
        return CountAsUsed(connection, limits, time.MonotonicTicks() + limits.LateArrival.Ticks);
    }

    /// <summary>N permits more, ended then.</summary>
    public static int CountAsUsed(SqliteConnection connection, LaneLimits limits, long ended) =>
        connection.Execute("INSERT INTO slot (owner, permits, ended) VALUES ('', $0, $1)", limits.Requests, ended);

    /// <summary>Slots in flight of owners that died: whatever they sent may still be on its way.</summary>
    public static bool Reclaim(SqliteConnection connection, LaneLimits limits, LaneOwner owner, long now)
    {
        var dead = connection
            .Rows("SELECT DISTINCT owner FROM slot WHERE ended IS NULL AND owner <> $0", row => row.GetString(0), owner.Name)
            .Where(other => !owner.IsAlive(other)).ToList();
        foreach (var other in dead)
        {
            connection.Execute(
                "UPDATE slot SET ended = $1 WHERE owner = $0 AND ended IS NULL", other, now + limits.LateArrival.Ticks);
        }

        return dead.Count > 0;
    }

    private static SlotGrant TryTake(SqliteConnection connection, int permits, LaneLimits limits, LaneOwner owner, long now)
    {
        var (used, inFlight) = Count(connection, limits, now);
        if (inFlight >= limits.Concurrency)
            return new SlotGrant(null, null, limits.Requests);
        var limit = LearntLimit.Of(connection, limits, now);
        // However little others leave us, one attempt alone may pass, whatever it costs: or it would wait for ever.
        var most = Math.Max(limit.Requests, permits);
        if (used + permits > most)
            return new SlotGrant(null, Earlier(FreeAt(connection, used + permits - most, limits, now), limit.RaisedAt), limit.Requests);
        return new SlotGrant(
            connection.Number("INSERT INTO slot (owner, permits) VALUES ($0, $1) RETURNING id", owner.Name, permits), null, limit.Requests);
    }

    private static long? Earlier(long? free, long? raised) => free is { } at && raised < at ? raised : free;

    /// <summary>When so many permits will have rested, or null when some of them are still in flight.</summary>
    private static long? FreeAt(SqliteConnection connection, int permits, LaneLimits limits, long now) =>
        connection.Number(
            """
            SELECT ended FROM (SELECT ended, sum(permits) OVER (ORDER BY ended, id) AS freed FROM slot WHERE ended > $0)
            WHERE freed >= $1 ORDER BY ended LIMIT 1
            """,
            now - limits.Rest.Ticks, permits) + limits.Rest.Ticks;
}
