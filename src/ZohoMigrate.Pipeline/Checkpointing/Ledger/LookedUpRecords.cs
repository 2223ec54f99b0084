using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>What is looked up in Zoho's lists (tables lookup and found).</summary>
internal sealed class LookedUpRecords(CheckpointWriter writer, CheckpointFile file)
{
    // CROSS JOIN keeps SQLite from walking all records to find the few that look something up.
    private const string MayBeSent = """
        CROSS JOIN record ON record.id = lookup.record AND record.state = 'pending'
        CROSS JOIN step ON step.record = record.id AND step.ordinal = 0 AND step.state IN ('waiting', 'ready')
        """;

    public IReadOnlyList<(LookupList List, string Value)> ReadSought()
    {
        using var database = file.OpenForReading();
        var staged = database.Rows(
            $"""
            SELECT DISTINCT lookup.list, lookup.value FROM lookup {MayBeSent}
            WHERE NOT EXISTS (SELECT 1 FROM found WHERE found.list = lookup.list AND found.value = lookup.value)
            ORDER BY lookup.list, lookup.value
            """,
            row => (LookupList.Parse(row.GetString(0)), row.GetString(1)));
        return [.. staged.Union(PassedCount.Read(database).Lookups.Select(lookup => (LookupList.Parse(lookup.List), lookup.Value)))];
    }

    public Task WriteAsync(IReadOnlyList<LookedUp> lookedUp, CancellationToken cancellationToken) => writer.RunAsync(
        database =>
        {
            foreach (var (list, found, _) in lookedUp)
            {
                foreach (var (value, id) in found)
                    database.Run("INSERT OR REPLACE INTO found (list, value, zoho_id) VALUES (?1, ?2, ?3)", list.Name, value, id);
            }

            Block(database, lookedUp);
        },
        cancellationToken);

    /// <summary>Blocks records, and what refers to them.</summary>
    public Task BlockAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken) => writer.RunAsync(
        database =>
        {
            foreach (var (record, problem) in problems)
                ProblemWriting.Add(database, record, problem, step: 0);
            Block(database, problems.Select(problem => problem.Record).ToHashSet());
        },
        cancellationToken);

    // Every problem of a record first: once it is blocked, it is not found among those that may be sent.
    private static void Block(Database database, IReadOnlyList<LookedUp> lookedUp) =>
        Block(database, lookedUp.SelectMany(list => list.Missing.SelectMany(missing => Say(database, list.List, missing.Key, missing.Value))).ToHashSet());

    private static void Block(Database database, HashSet<long> records)
    {
        foreach (var record in records)
        {
            database.Run("UPDATE step SET state = 'blocked', waiting = 0 WHERE record = ?1", record);
            StepChanges.SetRecord(database, record, RecordState.Blocked);
            database.Run("INSERT OR IGNORE INTO doomed (id) VALUES (?1)", record);
        }

        BlockedChildren.Block(database, ProblemStage.Delivery, "parent-refused");
    }

    private static List<long> Say(Database database, LookupList list, string value, Problem problem)
    {
        var uses = database.Rows(
            $"SELECT lookup.record, lookup.field, lookup.row FROM lookup {MayBeSent} WHERE lookup.list = ?1 AND lookup.value = ?2",
            row => (Record: row.GetInt64(0), Field: row.GetString(1), Row: row.IsDBNull(2) ? null : row.GetString(2)),
            list.Name,
            value);
        foreach (var (record, field, row) in uses)
            ProblemWriting.Add(database, record, problem with { Field = field, Row = row, Message = $"{field}: {problem.Message}" }, step: 0);
        return uses.ConvertAll(use => use.Record);
    }
}
