using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>
/// What refers to a record that will never be there is blocked, and what refers to that, and so on. Works on the temporary table
/// <c>doomed</c>, which the caller fills and which is empty again afterwards. It may hold one record, and is asked for each that Zoho refuses:
/// every walk begins there, and CROSS JOIN sees to it.
/// </summary>
internal static class BlockedChildren
{
    /// <summary>Blocks all descendants of the doomed records that are still pending, each with a problem for each parent it misses.</summary>
    public static void Block(Database database, ProblemStage stage, string code)
    {
        database.Run("""
            INSERT OR IGNORE INTO doomed
            WITH RECURSIVE reached (id) AS (
                SELECT id FROM doomed
                UNION
                SELECT reference.child FROM reached CROSS JOIN reference ON reference.parent = reached.id
                CROSS JOIN record ON record.id = reference.child WHERE record.state = 'pending')
            SELECT id FROM reached
            """);
        database.Run(
            """
            INSERT INTO problem (record, file, number, stage, code, message, field, hint, severity)
            SELECT child.id, row.file, row.number, ?1, ?2,
                'Not sent: it refers to ' || reference.stream || ' ''' || reference.key || ''', which '
                    || CASE parent.state WHEN 'rejected' THEN 'was rejected.' WHEN 'refused' THEN 'Zoho refused.'
                        WHEN 'skipped' THEN 'is left out.' WHEN 'rolledBack' THEN 'was taken back.' ELSE 'is blocked itself.' END,
                reference.field, ?3, 'error'
            FROM doomed CROSS JOIN record child ON child.id = doomed.id AND child.state = 'pending'
            CROSS JOIN reference ON reference.child = child.id
            CROSS JOIN doomed lost ON lost.id = reference.parent
            CROSS JOIN record parent ON parent.id = lost.id
            CROSS JOIN row ON row.record = child.id AND row.role = 'header'
            GROUP BY child.id, reference.parent
            """,
            StoredText.Of(stage),
            code,
            RuleBook.Of(code).Hint);
        Close(database);
    }

    /// <summary>
    /// Dooms pending records that refer to a key nobody has. The set rules reject these; what they let through could never be sent either.
    /// </summary>
    /// <param name="database">The file.</param>
    /// <param name="among">Those in question, as a FROM clause has them.</param>
    public static void DoomDangling(Database database, string among)
    {
        database.Run($"""
            INSERT OR IGNORE INTO doomed SELECT reference.child FROM {among} CROSS JOIN reference ON reference.child = record.id
            WHERE reference.parent IS NULL AND record.state = 'pending'
            """);
        database.Run(
            """
            INSERT INTO problem (record, file, number, stage, code, message, field, hint, severity)
            SELECT reference.child, row.file, row.number, 'validation', 'dangling-reference',
                'It refers to ' || reference.stream || ' ''' || reference.key || ''', which is nowhere in the sources.', reference.field, ?1, 'error'
            FROM doomed CROSS JOIN reference ON reference.child = doomed.id AND reference.parent IS NULL
            CROSS JOIN row ON row.record = doomed.id AND row.role = 'header'
            GROUP BY reference.child, reference.stream, reference.key
            """,
            RuleBook.Of("dangling-reference").Hint);
    }

    /// <summary>Blocks the doomed records that are still pending, and nothing else.</summary>
    public static void Close(Database database)
    {
        database.Run("UPDATE step SET state = 'blocked', waiting = 0 WHERE state = 'waiting' AND record IN (SELECT id FROM doomed)");
        database.Run("UPDATE record SET state = 'blocked' WHERE state = 'pending' AND id IN (SELECT id FROM doomed)");
        Sequences.LetNextOfDoomedGo(database);
        database.Run("DELETE FROM doomed");
    }
}
