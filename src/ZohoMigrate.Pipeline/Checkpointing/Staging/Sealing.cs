using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>The one transaction that ends staging: rows add up, keys are unique, every step knows what it waits for.</summary>
internal static class Sealing
{
    private const int SqliteConstraint = 19;

    /// <exception cref="InvalidOperationException">Rows are missing from the sum, or two records that may be sent share a key: a bug before us.</exception>
    public static void Seal(Database database)
    {
        CheckRows(database);
        FindParents(database);
        BlockChildren(database);
        Release(database);
        CheckpointMeta.Write(database, CheckpointMeta.Sealed, 1);
    }

    private static void BlockChildren(Database database)
    {
        BlockedChildren.DoomDangling(database, "record");
        database.Run("INSERT OR IGNORE INTO doomed SELECT id FROM record WHERE state IN ('rejected', 'skipped', 'rolledBack')");
        BlockedChildren.Block(database, ProblemStage.Validation, "parent-rejected");
    }

    // What was carried over from an earlier checkpoint may be at Zoho already.
    private static void Release(Database database)
    {
        Sequences.LineUp(database);
        database.Run($"""
            UPDATE step SET waiting = {Sequences.Waiting}
            WHERE ordinal = 0 AND state = 'waiting'
            """);
        database.Run("UPDATE step SET state = 'ready' WHERE ordinal = 0 AND state = 'waiting' AND waiting = 0");
    }

    private static void CheckRows(Database database)
    {
        var passed = PassedCount.Read(database).Files;
        var files = database.Rows(
            "SELECT file.name, file.rows, (SELECT COUNT(*) FROM row WHERE row.file = file.id), file.id FROM file",
            row => (Name: row.GetString(0), Read: row.IsDBNull(1) ? null : (long?)row.GetInt64(1), Staged: row.GetInt64(2) + (passed.GetValueOrDefault(row.GetInt64(3))?.Rows ?? 0)));
        var wrong = files.Where(file => file.Read != file.Staged)
            .Select(file => file.Read is null ? $"{file.Name} was not read to its end" : $"{file.Name} has {file.Read} rows, {file.Staged} of them are staged").ToList();
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
}
