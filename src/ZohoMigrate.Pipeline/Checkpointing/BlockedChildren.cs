using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// What refers to a record that will never be there is blocked, and what refers to that, and so on. Works on the temporary table
/// <c>doomed</c>, which the caller fills and which is empty again afterwards.
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
                SELECT reference.child FROM reached JOIN reference ON reference.parent = reached.id
                JOIN record ON record.id = reference.child WHERE record.state = 'pending')
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
            FROM doomed JOIN record child ON child.id = doomed.id AND child.state = 'pending'
            JOIN reference ON reference.child = child.id
            JOIN doomed lost ON lost.id = reference.parent
            JOIN record parent ON parent.id = lost.id
            JOIN row ON row.record = child.id AND row.role = 'header'
            GROUP BY child.id, reference.parent
            """,
            StoredText.Of(stage),
            code,
            RuleBook.Of(code).Hint);
        Close(database);
    }

    /// <summary>
    /// A refused record is pending again: so are its descendants that were blocked in delivery, each waiting for what it waited for, but for
    /// those that miss another parent as well. Those are blocked anew, with that one's name.
    /// </summary>
    public static void Release(Database database, long parent)
    {
        database.Run(
            """
            INSERT INTO freed
            WITH RECURSIVE reached (id) AS (
                SELECT ?1
                UNION
                SELECT reference.child FROM reached JOIN reference ON reference.parent = reached.id
                JOIN record ON record.id = reference.child AND record.state = 'blocked'
                JOIN problem ON problem.record = record.id AND problem.code = 'parent-refused')
            SELECT id FROM reached WHERE id <> ?1
            """,
            parent);
        database.Run("DELETE FROM problem WHERE code = 'parent-refused' AND record IN (SELECT id FROM freed)");
        database.Run("UPDATE record SET state = 'pending' WHERE id IN (SELECT id FROM freed)");
        database.Run("""
            UPDATE step SET state = 'waiting', waiting = IIF(ordinal > 0, 1, (
                SELECT COUNT(DISTINCT reference.parent) FROM reference JOIN record parent ON parent.id = reference.parent
                WHERE reference.child = step.record AND parent.zoho_id IS NULL))
            WHERE record IN (SELECT id FROM freed)
            """);
        database.Run("""
            INSERT INTO doomed SELECT DISTINCT lost.id FROM freed JOIN reference ON reference.child = freed.id
            JOIN record lost ON lost.id = reference.parent AND lost.state IN ('rejected', 'refused', 'blocked')
            """);
        database.Run("DELETE FROM freed");
        Block(database, ProblemStage.Delivery, "parent-refused");
    }

    /// <summary>Blocks the doomed records that are still pending, and nothing else.</summary>
    public static void Close(Database database)
    {
        database.Run("UPDATE step SET state = 'blocked', waiting = 0 WHERE state = 'waiting' AND record IN (SELECT id FROM doomed)");
        database.Run("UPDATE record SET state = 'blocked' WHERE state = 'pending' AND id IN (SELECT id FROM doomed)");
        database.Run("DELETE FROM doomed");
    }
}
