using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>The one transaction that ends staging: rows add up, keys are unique, every step knows what it waits for.</summary>
internal static class Sealing
{
    private const int SqliteConstraint = 19;

    /// <exception cref="InvalidOperationException">Rows are missing from the sum, or two records that may be sent share a key: a bug before us.</exception>
    public static void Seal(Database database)
    {
        CheckRows(database);
        FindParents(database);
        Release(database);
        CheckpointMeta.Write(database, CheckpointMeta.Sealed, 1);
    }

    /// <summary>Tells of every pending record whose parents are found whether it is blocked, must wait, or is ready.</summary>
    public static void Release(Database database)
    {
        BlockDangling(database);
        database.Run("INSERT INTO doomed SELECT id FROM record WHERE state IN ('rejected', 'blocked', 'skipped', 'rolledBack')");
        BlockedChildren.Block(database, ProblemStage.Validation, "parent-rejected");
        database.Run("INSERT INTO doomed SELECT id FROM record WHERE state = 'refused'");
        BlockedChildren.Block(database, ProblemStage.Delivery, "parent-refused");

        database.Run("""
            UPDATE step SET waiting = (
                SELECT COUNT(DISTINCT reference.parent) FROM reference JOIN record parent ON parent.id = reference.parent
                WHERE reference.child = step.record AND parent.zoho_id IS NULL)
            WHERE ordinal = 0 AND state = 'waiting'
            """);
        database.Run("UPDATE step SET state = 'ready' WHERE ordinal = 0 AND state = 'waiting' AND waiting = 0");
    }

    private static void CheckRows(Database database)
    {
        var wrong = database.Rows(
            """
            SELECT file.name, file.rows, (SELECT COUNT(*) FROM row WHERE row.file = file.id) AS staged FROM file
            WHERE file.rows IS NULL OR file.rows <> staged
            """,
            row => row.IsDBNull(1)
                ? $"{row.GetString(0)} was not read to its end"
                : $"{row.GetString(0)} has {row.GetInt64(1)} rows, {row.GetInt64(2)} of them are staged");
        if (wrong.Count > 0)
            throw new InvalidOperationException($"Rows are not accounted for: {string.Join("; ", wrong)}.");
    }

    private static void FindParents(Database database)
    {
        try
        {
            database.Run(EmbeddedText.Read("seal.sql"));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteConstraint)
        {
            throw new InvalidOperationException("Two records that are not rejected share a key: the set rules have not run.", exception);
        }
    }

    /// <summary>The set rules reject these; what they let through could never be sent either.</summary>
    private static void BlockDangling(Database database)
    {
        database.Run("""
            INSERT OR IGNORE INTO doomed SELECT reference.child FROM reference JOIN record ON record.id = reference.child
            WHERE reference.parent IS NULL AND record.state = 'pending'
            """);
        database.Run("""
            INSERT INTO problem (record, file, number, stage, code, message, field, severity)
            SELECT reference.child, row.file, row.number, 'validation', 'dangling-reference',
                'It refers to ' || reference.stream || ' ''' || reference.key || ''', which is nowhere in the sources.', reference.field, 'error'
            FROM doomed JOIN reference ON reference.child = doomed.id AND reference.parent IS NULL
            JOIN row ON row.record = doomed.id AND row.role = 'header'
            """);
        BlockedChildren.Close(database);
    }
}
