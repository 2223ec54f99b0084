using System.Security.Cryptography;
using System.Text;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>Writes down streams, files, records and rows, until the seal.</summary>
internal sealed class StagingArea(CheckpointWriter writer, CheckpointMeta meta, StagedPlaces places, bool isSealed)
{
    private static readonly string[] ChildrenFirst = ["problem", "compared", "lookup", "reference", "step", "row", "record", "reading", "file", "stream"];

    private readonly StagedWriting _writing = new(places, meta.Keeping);
    private volatile bool _sealed = isSealed;

    public bool IsSealed => _sealed;

    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await ChangeAsync(
            database =>
            {
                foreach (var table in ChildrenFirst)
                    database.Run($"DELETE FROM {table}");
            },
            cancellationToken);
        places.Clear();
    }

    public async Task AddStreamAsync(StreamEntry stream, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            database => database.Run(
                "INSERT INTO stream (ordinal, name, module) VALUES (?1, ?2, ?3)", stream.Ordinal, stream.Name, stream.Module),
            cancellationToken);
        places.Add(stream.Name, stream.Ordinal);
    }

    public async Task AddFileAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var stream = places.Stream(file.Stream);
        var id = await writer.RunAsync(
            database =>
            {
                RefuseSealed();
                var added = database.Value<long>(
                    "INSERT INTO file (stream, role, name, columns, fingerprint) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
                    stream,
                    StoredText.Of(file.Role),
                    file.Name,
                    StoredText.Of(file.Columns),
                    file.Fingerprint);
                if (file.Format is { } format)
                    database.Run("INSERT INTO reading (file, how) VALUES (?1, ?2)", added, format.ToJson());
                return added;
            },
            cancellationToken);
        places.Add(file, id);
    }

    public Task StageAsync(
        IReadOnlyList<MappedRecord> records, IReadOnlyList<StrayRow> strays, CancellationToken cancellationToken)
    {
        // Texts are made here, on the caller's task: the writer has only one.
        var bodies = meta.KeepsPayloads ? records.Select(record => record.Payload.ToJsonString(StoredText.Json)).ToArray() : [];
        var hashes = bodies.Select(body => SHA256.HashData(Encoding.UTF8.GetBytes(body))).ToArray();
        return ChangeAsync(
            database =>
            {
                for (var i = 0; i < records.Count; i++)
                    _writing.Add(database, records[i], bodies.ElementAtOrDefault(i), hashes.ElementAtOrDefault(i));
                foreach (var stray in strays)
                    _writing.Add(database, stray);
            },
            cancellationToken);
    }

    public Task CloseFileAsync(SourceFile file, long rows, CancellationToken cancellationToken) => ChangeAsync(
        database => database.Run("UPDATE file SET rows = ?2 WHERE id = ?1", places.File(file), rows), cancellationToken);

    public Task CountPassedAsync(IReadOnlyCollection<PassedRecords> passed, CancellationToken cancellationToken) =>
        ChangeAsync(database => PassedCount.Of(passed, places).Write(database), cancellationToken);

    public Task RejectAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken) => ChangeAsync(
        database =>
        {
            foreach (var (record, problem) in problems.Where(problem => !IsCarriedOver(database, problem.Record)))
                StagedWriting.Reject(database, record, problem);
        },
        cancellationToken);

    public async Task SealAsync(CancellationToken cancellationToken)
    {
        await ChangeAsync(Sealing.Seal, cancellationToken);
        _sealed = true;
    }

    // Zoho has it, or may have it: it is what it was sent as, and no rule undoes that.
    private static bool IsCarriedOver(Database database, long record) =>
        database.Value<long>(
            """
            SELECT state NOT IN ('pending', 'rejected') OR EXISTS (SELECT 1 FROM step WHERE step.record = record.id AND step.state = 'planned')
            FROM record WHERE id = ?1
            """,
            record) == 1;

    private Task ChangeAsync(Action<Database> change, CancellationToken cancellationToken) => writer.RunAsync(
        database =>
        {
            RefuseSealed();
            change(database);
        },
        cancellationToken);

    private void RefuseSealed()
    {
        if (_sealed)
            throw new InvalidOperationException("The staging area is sealed: its records may be at Zoho already.");
    }
}
