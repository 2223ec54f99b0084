using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>Finds records by what a person calls them. Each question is answered by an index, stream by stream.</summary>
internal sealed class NamedRecords(CheckpointFile file)
{
    private const string Named = """
        SELECT record.id, stream.name, record.key, record.state, record.zoho_id,
            (SELECT operation FROM step WHERE step.record = record.id AND step.ordinal > 0 AND step.state = 'undecided')
        FROM stream JOIN record ON record.stream = stream.ordinal
        """;

    // Of rows with one key, all but one are rejected.
    private const string InOrder = "ORDER BY stream.ordinal, record.state IN ('rejected', 'skipped'), record.id";

    /// <summary>
    /// The records a text may mean: <c>stream:key</c> is one of that stream, whatever other streams have; otherwise it is a key, of any stream.
    /// </summary>
    public IReadOnlyList<NamedRecord> Find(string text)
    {
        using var database = file.OpenForReading();
        var qualified = Find(
            database, "AND record.key = substr(?1, length(stream.name) + 2) WHERE substr(?1, 1, length(stream.name) + 1) = stream.name || ':'", text);
        return qualified.Count > 0 ? qualified : Find(database, "AND record.key = ?1", text);
    }

    /// <summary>The first records that are unknown, and those of which a step is.</summary>
    public IReadOnlyList<NamedRecord> FindUnknown(int most)
    {
        using var database = file.OpenForReading();
        return database.Rows(
            $"""
            {Named} AND (record.state = 'unknown' OR EXISTS (
                SELECT 1 FROM step WHERE step.record = record.id AND step.ordinal > 0 AND step.state = 'undecided')) {InOrder} LIMIT ?1
            """,
            Read,
            most);
    }

    /// <summary>The record that owns a record of Zoho's; null when none does.</summary>
    public NamedRecord? FindOwner(string module, string zohoId)
    {
        using var database = file.OpenForReading();
        return database.Rows($"{Named} WHERE record.module = ?1 AND record.zoho_id = ?2", Read, module, zohoId).SingleOrDefault();
    }

    private static List<NamedRecord> Find(Database database, string condition, string text) =>
        [.. database.Rows($"{Named} {condition} {InOrder}", Read, text).DistinctBy(record => (record.Stream, record.Key))];

    private static NamedRecord Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        StoredText.Parse<RecordState>(row.GetString(3)),
        row.IsDBNull(4) ? null : row.GetString(4))
    {
        UndecidedStep = row.IsDBNull(5) ? null : row.GetString(5),
    };
}
