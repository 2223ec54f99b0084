using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>What a lost checkpoint may have sent (tables recovery and doubt).</summary>
internal sealed class DoubtfulRecords(CheckpointWriter writer, CheckpointFile file)
{
    /// <summary>Of these, the rest cannot come to be sent: a retry that lets one be sent puts it in doubt again.</summary>
    private const string ToBeSent = $"step.ordinal = 0 AND {IsOpen}";

    private const string IsOpen = "step.state IN ('waiting', 'ready', 'planned', 'parked', 'blocked')";

    // What looks for itself at Zoho (upsert) may be sent again, whoever sent it before.
    private const string LooksForItself = "EXISTS (SELECT 1 FROM step WHERE step.record = record.id AND step.ordinal = 0 AND instr(step.operation, '?') > 0)";

    private const string HasStepToCome = "EXISTS (SELECT 1 FROM step WHERE step.record = record.id AND step.ordinal > 0 AND step.state <> 'done')";

    /// <summary>
    /// From now on all that is not at Zoho by this checkpoint's account may be there all the same, and of what is there the lost one may have
    /// sent the steps that are still to come.
    /// </summary>
    public static void Begin(Database database, Recovery recovery)
    {
        database.Run(
            "INSERT OR REPLACE INTO recovery (one, since, first, jobs) VALUES (1, ?1, ?2, ?3)",
            StoredText.Of(recovery.Since),
            recovery.First is { } first ? StoredText.Of(first) : null,
            recovery.MayHaveJobs ? 1 : 0);
        database.Run($"INSERT OR IGNORE INTO doubt SELECT id FROM record WHERE zoho_id IS NULL AND state <> 'skipped' AND NOT {LooksForItself}");
        database.Run($"INSERT OR IGNORE INTO doubt SELECT id FROM record WHERE zoho_id IS NOT NULL AND {HasStepToCome}");
    }

    /// <summary>Puts in doubt what is staged again: the lost checkpoint may have sent it as it is now.</summary>
    public static void Doubt(Database database, long record) =>
        database.Run($"INSERT OR IGNORE INTO doubt SELECT id FROM record WHERE id = ?1 AND EXISTS (SELECT 1 FROM recovery) AND NOT {LooksForItself}", record);

    /// <summary>It is at Zoho. If the lost one made it, it may also have sent the steps that follow.</summary>
    public static void Found(Database database, long record) =>
        database.Run($"DELETE FROM doubt WHERE record = ?1 AND NOT EXISTS (SELECT 1 FROM record WHERE record.id = ?1 AND {HasStepToCome})", record);

    public static void Clear(Database database, long record) => database.Run("DELETE FROM doubt WHERE record = ?1", record);

    public Recovery? ReadRecovery()
    {
        using var database = file.OpenForReading();
        return database.Rows(
            "SELECT since, first, jobs FROM recovery",
            row => new Recovery(StoredText.ParseTime(row.GetString(0)), row.IsDBNull(1) ? null : StoredText.ParseTime(row.GetString(1)), row.GetInt64(2) > 0)).SingleOrDefault();
    }

    public IReadOnlyList<(string Module, long Records)> ReadModules()
    {
        using var database = file.OpenForReading();
        return database.Rows(
            $"""
            SELECT stream.module, (SELECT COUNT(*) FROM record WHERE record.module = stream.module) FROM stream
            WHERE EXISTS (SELECT 1 FROM doubt JOIN step ON step.record = doubt.record AND step.stream = stream.ordinal AND {ToBeSent})
            GROUP BY stream.module ORDER BY MIN(stream.ordinal)
            """,
            row => (row.GetString(0), row.GetInt64(1)));
    }

    public IReadOnlyList<(string Module, string Operation, long Steps)> ReadSteps()
    {
        using var database = file.OpenForReading();
        return database.Rows(
            $"""
            SELECT record.module, step.operation, COUNT(*) FROM doubt
            CROSS JOIN record ON record.id = doubt.record AND record.zoho_id IS NOT NULL
            CROSS JOIN step ON step.record = doubt.record AND step.ordinal > 0 AND {IsOpen}
            GROUP BY record.module, step.operation ORDER BY record.module, step.operation
            """,
            row => (row.GetString(0), row.GetString(1), row.GetInt64(2)));
    }

    public IEnumerable<DoubtfulRecord> Read(string module)
    {
        using var database = file.OpenForReading();
        var records = database.Stream(
            $"""
            SELECT record.id, record.natural_key FROM doubt CROSS JOIN record ON record.id = doubt.record AND record.module = ?1
            CROSS JOIN step ON step.record = doubt.record AND {ToBeSent}
            """,
            row => new DoubtfulRecord(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)),
            module);
        foreach (var record in records)
            yield return record;
    }

    public Task ClearDoubtAsync(IReadOnlyList<long> records, CancellationToken cancellationToken) => writer.RunAsync(
        database =>
        {
            foreach (var record in records)
                Clear(database, record);
        },
        cancellationToken);
}
