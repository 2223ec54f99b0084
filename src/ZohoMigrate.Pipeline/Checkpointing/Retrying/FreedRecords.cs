using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Checkpointing.Retrying;

/// <summary>
/// Records that were blocked, or are staged again, are judged by what their parents are now. Works on the temporary table <c>freed</c>,
/// which the caller fills and which is empty again after <see cref="Release"/>; it is small beside the others, so every walk begins there.
/// </summary>
internal static class FreedRecords
{
    /// <summary>All of them pending, as if nothing had been said of them yet.</summary>
    public static void Reopen(Database database)
    {
        database.Run("DELETE FROM problem WHERE severity = 'error' AND record IN (SELECT id FROM freed)");
        database.Run("UPDATE record SET state = 'pending' WHERE id IN (SELECT id FROM freed)");
        database.Run(
            "UPDATE step SET state = 'waiting', waiting = IIF(ordinal = 0, 0, 1), request = NULL WHERE record IN (SELECT id FROM freed)");
    }

    /// <summary>Those are blocked again that miss a parent.</summary>
    public static void Block(Database database)
    {
        BlockedChildren.DoomDangling(database, "freed CROSS JOIN record ON record.id = freed.id");
        DoomParents(database, "'rejected', 'skipped', 'rolledBack'");
        BlockedChildren.Block(database, ProblemStage.Validation, "parent-rejected");
        // What is blocked still, and none of these, is so because of a refusal.
        DoomParents(database, "'refused', 'blocked'");
        BlockedChildren.Block(database, ProblemStage.Delivery, "parent-refused");
    }

    /// <summary>Those that are still pending are ready, or wait for their parents.</summary>
    public static void Release(Database database)
    {
        database.Run($"""
            UPDATE step SET waiting = {Sequences.Waiting}
            WHERE ordinal = 0 AND state = 'waiting' AND record IN (SELECT id FROM freed)
            """);
        database.Run("UPDATE step SET state = 'ready' WHERE ordinal = 0 AND state = 'waiting' AND waiting = 0 AND record IN (SELECT id FROM freed)");
        database.Run("DELETE FROM freed");
    }

    private static void DoomParents(Database database, string states) => database.Run($"""
        INSERT OR IGNORE INTO doomed SELECT lost.id FROM freed CROSS JOIN reference ON reference.child = freed.id
        CROSS JOIN record lost ON lost.id = reference.parent AND lost.state IN ({states})
        """);
}
