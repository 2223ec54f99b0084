using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// Reads a checkpoint, whoever holds its folder: beside a process that writes it, and after one that died. Changes nothing; SQLite
/// itself may make or mend the -wal and -shm files beside it. Each question sees what is committed at that moment.
/// </summary>
public sealed class CheckpointReader : IRunAccounts, IDisposable
{
    private readonly CheckpointFile _file;
    private readonly RunAccounts _accounts;
    private readonly ReportedRows _reported;
    private readonly ReportedRecords _records;
    private readonly ProblemKinds _kinds;

    internal CheckpointReader(CheckpointFile file, CheckpointMeta meta)
    {
        _file = file;
        _accounts = new RunAccounts(file);
        _reported = new ReportedRows(file);
        _records = new ReportedRecords(file);
        _kinds = new ProblemKinds(file);
        Manifest = meta.Manifest;
    }

    /// <summary>What the folder is bound to.</summary>
    public RunManifest Manifest { get; }

    /// <summary>Whether everything is staged and checked.</summary>
    public bool IsSealed => Number(CheckpointMeta.Sealed) == 1;

    /// <summary>Opens the file to read only; no attempt is ended and no step released.</summary>
    /// <exception cref="CheckpointFormatException">It is no checkpoint, or one of another version.</exception>
    public static CheckpointReader Open(string path)
    {
        var file = new CheckpointFile(path);
        try
        {
            file.CheckReadable();
            using var database = file.OpenForReading();
            return new CheckpointReader(file, CheckpointMeta.Read(database));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public Task<IReadOnlyList<StreamAccount>> ReadStreamsAsync(CancellationToken cancellationToken) => Task.FromResult(_accounts.ReadStreams());

    public Task<IReadOnlyList<FileAccount>> ReadFilesAsync(CancellationToken cancellationToken) => Task.FromResult(_accounts.ReadFiles());

    public Task<CallAccount> ReadCallsAsync(CancellationToken cancellationToken) => Task.FromResult(_accounts.ReadCalls());

    public IAsyncEnumerable<ReportedRow> ReadErrorRowsAsync(string stream, RowRole role, CancellationToken cancellationToken) =>
        _reported.ReadErrors(stream, role).Give(cancellationToken);

    public IAsyncEnumerable<ReportedRow> ReadDeliveredRowsAsync(string stream, CancellationToken cancellationToken) =>
        _reported.ReadDelivered(stream).Give(cancellationToken);

    public IAsyncEnumerable<ReportedProblem> ReadProblemsAsync(CancellationToken cancellationToken) =>
        _reported.ReadProblems().Give(cancellationToken);

    public Task<IReadOnlyList<ProblemKind>> ReadProblemKindsAsync(CancellationToken cancellationToken) => Task.FromResult(_kinds.Read());

    public IAsyncEnumerable<ReportedRecord> ReadRecordsAsync(ModuleSpec module, CancellationToken cancellationToken) =>
        _records.Read(module).Give(cancellationToken);

    public IAsyncEnumerable<RecordIdentity> ReadIdentitiesAsync(CancellationToken cancellationToken) =>
        _reported.ReadIdentities().Give(cancellationToken);

    public Task<string?> ReadNoteAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_accounts.ReadNote(name));

    public void Dispose() => _file.Dispose();

    // From the newest back: only reads stand between.
    internal long LastCreate()
    {
        using var database = _file.OpenForReading();
        return database.Value<long?>(
            """
            SELECT attempt.id FROM attempt CROSS JOIN request ON request.id = attempt.request AND request.effect = 'create'
            ORDER BY attempt.id DESC LIMIT 1
            """) ?? 0;
    }

    internal long Number(string name)
    {
        using var database = _file.OpenForReading();
        return CheckpointMeta.Number(database, name);
    }
}
