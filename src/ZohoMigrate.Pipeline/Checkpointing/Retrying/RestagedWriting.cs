using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing.Retrying;

/// <summary>
/// The one transaction of a retry. Law 2 holds because of what it takes and what it leaves: only records that are rejected, refused or
/// blocked, of which no attempt can still bring anything to Zoho (a refusal stands behind an answer of Zoho's or a proof of absence); and
/// such a record keeps its id, and so its attempts: what one of unknown end made is ours to recover, not to send twice. Only when its
/// natural key changes do they stop counting, since nothing of the new name can be theirs.
/// </summary>
internal sealed class RestagedWriting(StagedPlaces places)
{
    private const int SqliteConstraint = 19;

    /// <returns>How many of the records given are in each state now.</returns>
    public IReadOnlyDictionary<RecordState, int> Apply(Database database, Restaging restaging)
    {
        try
        {
            foreach (var record in restaging.Records.Where(record => record.Id is not null))
                SetAside(database, record.Id!.Value);
            var written = restaging.Records.Select(record => (Id: WriteRecord(database, record), record.Record, record.IsLeftOut)).ToList();
            var at = StoredText.Of(restaging.At);
            foreach (var stray in restaging.Strays)
                WriteStray(database, stray, at);
            foreach (var (id, record, _) in written)
                WriteRows(database, id, record, at);
            foreach (var (id, record, isLeftOut) in written)
            {
                WriteParts(database, id, record, isLeftOut);
                DoubtfulRecords.Doubt(database, id);
            }

            foreach (var step in restaging.Steps)
                TryAgain(database, step);
            foreach (var total in restaging.Totals)
                Restate(database, total);
            JudgeFreed(database, restaging.Agreements);
            return written.CountBy(record => StateOf(database, record.Id)).ToDictionary();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SqliteConstraint)
        {
            throw new InvalidOperationException("What is staged again does not fit what is staged: the set rules have not run.", exception);
        }
    }

    // Rejected records are outside record_identity: keys may change places without standing in each other's way.
    private static void SetAside(Database database, long record)
    {
        if (database.Run("UPDATE record SET state = 'rejected' WHERE id = ?1 AND state IN ('rejected', 'refused', 'blocked')", record) == 0)
            throw new InvalidOperationException($"Record {record} may be at Zoho or on its way there: it cannot be staged again.");
        database.Run("DELETE FROM reference WHERE child = ?1", record);
        // Looked up anew: what was found then may have been deleted and made again since. But nobody looks again for what is on its way or waits for a person.
        database.Run(
            """
            DELETE FROM found WHERE (list, value) IN (SELECT list, value FROM lookup WHERE record = ?1) AND NOT EXISTS (
                SELECT 1 FROM lookup JOIN step ON step.record = lookup.record
                WHERE lookup.list = found.list AND lookup.value = found.value AND IIF(
                    step.ordinal = 0,
                    step.state IN ('planned', 'parked', 'undecided'),
                    step.state <> 'done' AND EXISTS (SELECT 1 FROM record WHERE record.id = step.record AND record.zoho_id IS NOT NULL)))
            """,
            record);
        database.Run("DELETE FROM lookup WHERE record = ?1", record);
        database.Run("DELETE FROM compared WHERE record = ?1", record);
        database.Run("DELETE FROM problem WHERE record = ?1", record);
    }

    private long WriteRecord(Database database, RestagedRecord restaged)
    {
        var record = restaged.Record;
        var body = record.Payload.ToJsonString(StoredText.Json);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(body));
        if (restaged.Id is not { } id)
        {
            id = places.NextRecord();
            database.Run(
                """
                INSERT INTO record (id, stream, module, ordinal, key, natural_key, state, payload, hash, total)
                SELECT ?1, ?2, ?3, COALESCE(MAX(ordinal) + 1, 0), ?4, ?5, 'rejected', ?6, ?7, ?8 FROM record WHERE stream = ?2
                """,
                id,
                places.Stream(record.Stream),
                record.Module,
                record.Key,
                record.NaturalKey,
                body,
                hash,
                StoredText.Of(record.Total));
            return id;
        }

        database.Run(
            """
            UPDATE record SET key = ?2, payload = ?4, hash = ?5, total = ?6, natural_key = ?3,
                renamed = IIF(natural_key IS ?3, renamed, (SELECT COALESCE(MAX(id), 0) FROM request))
            WHERE id = ?1
            """,
            id,
            record.Key,
            record.NaturalKey,
            body,
            hash,
            StoredText.Of(record.Total));
        return id;
    }

    private void WriteRows(Database database, long id, MappedRecord record, string at)
    {
        WriteRow(database, record.Header, RowRole.Header, id, at);
        foreach (var line in record.OtherRows)
            WriteRow(database, line, RowRole.Line, id, at);
    }

    private void WriteStray(Database database, StrayRow stray, string at)
    {
        WriteRow(database, stray.Row, stray.Role, record: null, at);
        if (stray.Problem is not null)
            ProblemWriting.Add(database, places.File(stray.Row.File), stray.Row.Number, stray.Problem);
    }

    private void WriteRow(Database database, SourceRow row, RowRole role, long? record, string at)
    {
        var file = places.File(row.File);
        var cells = StoredText.Of(row.Cells);
        database.Run(
            "INSERT INTO correction (file, number, at, cells) SELECT file, number, ?3, cells FROM row WHERE file = ?1 AND number = ?2 AND cells <> ?4",
            file,
            row.Number,
            at,
            cells);
        // What was said of it as a stray is over. A record it leaves that is not staged again keeps its own reasons.
        database.Run("DELETE FROM problem WHERE file = ?1 AND number = ?2 AND record IS NULL", file, row.Number);
        database.Run(
            "UPDATE row SET cells = ?3, role = ?4, record = ?5 WHERE file = ?1 AND number = ?2",
            file,
            row.Number,
            cells,
            StoredText.Of(role),
            record);
    }

    private static void WriteParts(Database database, long id, MappedRecord record, bool isLeftOut)
    {
        var state = record.IsRejected && !isLeftOut ? RecordState.Rejected : isLeftOut ? RecordState.Skipped : RecordState.Pending;
        StepChanges.SetRecord(database, id, state);
        database.Run("DELETE FROM step WHERE record = ?1 AND ordinal > 0", id);
        database.Run("UPDATE step SET state = 'blocked', waiting = 0, request = NULL WHERE record = ?1", id);
        StagedWriting.AddSteps(database, id, record);
        StagedWriting.AddReferences(database, id, record.References);
        StagedWriting.AddLookups(database, id, record.Lookups);
        StagedWriting.AddCompared(database, id, record.Compared);
        Sequences.Replace(database, id, record.Sequence);
        if (state == RecordState.Skipped)
            database.Run("UPDATE step SET state = 'blocked', waiting = 0 WHERE record = ?1", id);
        else
            WriteProblems(database, id, record);
        if (state == RecordState.Pending)
            database.Run("INSERT INTO freed (id) VALUES (?1)", id);
    }

    private static void WriteProblems(Database database, long id, MappedRecord record)
    {
        foreach (var problem in record.Problems)
            ProblemWriting.Add(database, id, problem);
    }

    // A step that failed was refused by Zoho: nothing of it was done. The steps behind it wait for it again.
    private static void TryAgain(Database database, RequestItem item)
    {
        var changed = database.Run(
            """
            UPDATE step SET state = 'ready', waiting = 0, request = NULL WHERE record = ?1 AND ordinal = ?2 AND ordinal > 0 AND state = 'failed'
                AND record IN (SELECT id FROM record WHERE zoho_id IS NOT NULL)
            """,
            item.Record,
            item.Step);
        if (changed == 0)
            throw new InvalidOperationException($"Step {item.Step} of record {item.Record} has not failed: it cannot be tried again.");
        ProblemWriting.Forget(database, item);
        database.Run(
            "UPDATE step SET state = 'waiting', waiting = 1 WHERE record = ?1 AND ordinal > ?2 AND state = 'blocked'", item.Record, item.Step);
    }

    // What was sent stays as it was sent.
    private static void Restate(Database database, RestatedTotal restated) => database.Run(
        """
        UPDATE record SET total = ?3
        WHERE key = ?2 AND state IN ('blocked', 'pending') AND stream = (SELECT ordinal FROM stream WHERE name = ?1)
        """,
        restated.Stream,
        restated.Key,
        StoredText.Of(restated.Total));

    /// <summary>Every record that is blocked, and every one that is staged again, is judged anew, as keys may lead to other parents now.</summary>
    private static void JudgeFreed(Database database, IReadOnlyList<Agreement> agreements)
    {
        database.Run("INSERT OR IGNORE INTO freed SELECT id FROM record WHERE state = 'blocked'");
        database.Run("""
            UPDATE reference SET parent = (
                SELECT record.id FROM stream JOIN record ON record.stream = stream.ordinal AND record.key = reference.key
                WHERE stream.name = reference.stream
                ORDER BY record.state IN ('rejected', 'skipped'), record.id LIMIT 1)
            WHERE child IN (SELECT id FROM freed)
            """);
        FreedRecords.Reopen(database);
        FreedRecords.Block(database);
        FreedChildren.Check(database, agreements);
        Sequences.LineUp(database);
        FreedRecords.Release(database);
        Sequences.HoldBehind(database);
    }

    private static RecordState StateOf(Database database, long record) =>
        StoredText.Parse<RecordState>(database.Value<string>("SELECT state FROM record WHERE id = ?1", record)!);
}
