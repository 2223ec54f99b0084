using ZohoMigrate.Pipeline.Checkpointing.Storage;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>
/// Records that go one after the other: each waits until the one before it has its last word, whatever that is. What may be at Zoho has none yet, and
/// so holds back those behind it; they and nobody else.
/// </summary>
internal static class Sequences
{
    /// <summary>How many records a step waits for, as an SQL expression: parents that are not at Zoho, and the one before it.</summary>
    public const string Waiting = $"""
        (SELECT COUNT(DISTINCT reference.parent) FROM reference JOIN record parent ON parent.id = reference.parent
            WHERE reference.child = step.record AND parent.zoho_id IS NULL) + {Before}
        """;

    /// <summary>One that will never leave is no turn of its own: whoever stands behind it waits for whoever stands before it.</summary>
    private const string Out = "('failed', 'blocked')";

    // Most records are in no sequence, and sealing asks of each.
    private const string Before = $"""
        CASE WHEN EXISTS (SELECT 1 FROM sequence WHERE sequence.record = step.record) THEN (WITH RECURSIVE before (id) AS (
            SELECT sequence.after FROM sequence WHERE sequence.record = step.record
            UNION
            SELECT sequence.after FROM before CROSS JOIN step gone ON gone.record = before.id AND gone.ordinal = 0 AND gone.state IN {Out}
            CROSS JOIN sequence ON sequence.record = before.id)
        SELECT COUNT(*) FROM before CROSS JOIN step open ON open.record = before.id AND open.ordinal = 0
            AND open.state IN ('waiting', 'ready', 'planned', 'parked', 'undecided')) ELSE 0 END
        """;

    public static void Add(Database database, long record, string? place)
    {
        if (place is not null)
            database.Run("INSERT INTO sequence (record, place) VALUES (?1, ?2)", record, place);
    }

    /// <summary>The record is staged again: what it stands in now is what counts.</summary>
    public static void Replace(Database database, long record, string? place)
    {
        database.Run("DELETE FROM sequence WHERE record = ?1", record);
        Add(database, record, place);
    }

    /// <summary>Lines them up, in the order of delivery.</summary>
    public static void LineUp(Database database) => database.Run("""
        UPDATE sequence SET after = line.before FROM (
            SELECT sequence.record, LAG(sequence.record) OVER (PARTITION BY record.module, sequence.place ORDER BY record.stream, record.ordinal) AS before
            FROM sequence JOIN record ON record.id = sequence.record WHERE record.state NOT IN ('rejected', 'skipped', 'blocked', 'rolledBack')) line
        WHERE line.record = sequence.record
        """);

    /// <summary>The record has its last word: the one behind it may go, if it waits for nothing else.</summary>
    public static void LetNextGo(Database database, long record) => Recount(database, Behind("SELECT record FROM sequence WHERE after = ?1"), record);

    /// <summary>The same of those in the temporary table <c>doomed</c>.</summary>
    public static void LetNextOfDoomedGo(Database database) =>
        Recount(database, Behind("SELECT sequence.record FROM doomed CROSS JOIN sequence ON sequence.after = doomed.id"));

    /// <summary>The record's last word was taken back: it waits for the one before it again, and the one behind it for it, where that has not left.</summary>
    public static void HoldAgain(Database database, long record) =>
        Hold(database, Behind("SELECT record FROM sequence WHERE record = ?1 OR after = ?1"), record);

    /// <summary>Those that may go and have one before them that has no last word, since that has come back.</summary>
    public static void HoldBehind(Database database) => Hold(database, "SELECT record FROM sequence");

    private static string Behind(string first) => $"""
        WITH RECURSIVE behind (id) AS (
            {first}
            UNION
            SELECT sequence.record FROM behind CROSS JOIN step gone ON gone.record = behind.id AND gone.ordinal = 0 AND gone.state IN {Out}
            CROSS JOIN sequence ON sequence.after = behind.id)
        SELECT id FROM behind
        """;

    private static void Hold(Database database, string records, params object?[] values) => database.Run(
        $"UPDATE step SET state = 'waiting', waiting = {Before} WHERE ordinal = 0 AND state = 'ready' AND record IN ({records}) AND {Before} > 0", values);

    private static void Recount(Database database, string records, params object?[] values)
    {
        database.Run($"UPDATE step SET waiting = {Waiting} WHERE ordinal = 0 AND state = 'waiting' AND record IN ({records})", values);
        database.Run($"UPDATE step SET state = 'ready' WHERE ordinal = 0 AND state = 'waiting' AND waiting = 0 AND record IN ({records})", values);
    }
}
