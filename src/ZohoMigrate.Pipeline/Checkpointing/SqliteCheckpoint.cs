using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Checkpointing.Storage;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>The checkpoint in one SQLite file: WAL, synchronous=FULL, one writing task. The parts do the work; this class is their face.</summary>
public sealed class SqliteCheckpoint : ICheckpoint
{
    private readonly CheckpointMeta _meta;
    private readonly CheckpointWriter _writer;
    private readonly StagingArea _staging;
    private readonly SetQuestions _questions;
    private readonly RestagingArea _restaging;
    private readonly ReadySteps _ready;
    private readonly DeliveryLedger _ledger;
    private readonly SoughtSteps _sought;
    private readonly NamedRecords _named;
    private readonly DoubtfulRecords _doubts;
    private readonly LookedUpRecords _lookups;
    private readonly PendingRecords _pending;
    private readonly CheckpointFile _file;
    private readonly OpenedJobs _jobs;
    private readonly AttemptJournal _journal;
    private readonly CheckpointReader _reader;

    private readonly RunClock _clock;

    private SqliteCheckpoint(CheckpointFile file, Database database, TimeProvider time)
    {
        _file = file;
        _meta = CheckpointMeta.Read(database);
        // What is forgotten anyway need not outlast a power cut.
        if (_meta.IsForgotten)
            database.Run("PRAGMA synchronous = OFF");
        _clock = RunClock.GoOn(CheckpointMeta.Clock(database), time);
        var places = StagedPlaces.Read(database);
        var isSealed = CheckpointMeta.Number(database, CheckpointMeta.Sealed) == 1;
        var lastRequest = database.Value<long?>("SELECT MAX(id) FROM request") ?? 0;
        _writer = new CheckpointWriter(database);
        _staging = new StagingArea(_writer, _meta, places, isSealed);
        _questions = new SetQuestions(file);
        _restaging = new RestagingArea(_writer, _meta, places, new RestagingQuestions(file));
        _ready = new ReadySteps(_writer, _meta);
        _ledger = new DeliveryLedger(_writer, file, _clock);
        _sought = new SoughtSteps(file);
        _named = new NamedRecords(file);
        _doubts = new DoubtfulRecords(_writer, file);
        _lookups = new LookedUpRecords(_writer, file);
        _pending = new PendingRecords(file);
        _jobs = new OpenedJobs(_writer, file);
        _journal = new AttemptJournal(_writer, lastRequest, _clock);
        _reader = new CheckpointReader(file, _meta);
    }

    public TimeProvider Clock => _clock;

    public bool IsSealed => _staging.IsSealed;

    public RunManifest Manifest => _meta.Manifest;

    public Keeping Keeping => _meta.Keeping;

    /// <summary>Names this checkpoint for ever; a copy of its file carries the same id.</summary>
    public Guid Id => _meta.Id;

    /// <summary>Whether it is a dry run's: no payloads, no cells of good rows, nothing to send.</summary>
    public bool IsDryRun => _meta.IsDryRun;

    /// <summary>Makes a checkpoint where there is none, and opens it.</summary>
    /// <param name="path">The file to make, owner-only.</param>
    /// <param name="manifest">What it is bound to.</param>
    /// <param name="keeping">What to keep of a record.</param>
    /// <param name="time">The machine's clocks, of which <see cref="Clock"/> is made.</param>
    /// <param name="cancellationToken">Gives up before the file is there.</param>
    /// <exception cref="IOException">The file exists.</exception>
    public static Task<SqliteCheckpoint> CreateAsync(
        string path, RunManifest manifest, Keeping keeping, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CheckpointFile.Create(path, manifest, keeping);
        return OpenAsync(path, time, cancellationToken);
    }

    /// <summary>
    /// Opens what an earlier process left. Steps it held are released by what their attempts tell (see <see cref="PlannedSteps"/>);
    /// attempts it did not end are ended now, as unknown. One of an earlier version is brought to this one, and kept as it was beside it.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="CheckpointFormatException">It is no checkpoint, or one of a later version.</exception>
    public static async Task<SqliteCheckpoint> OpenAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = new CheckpointFile(path);
        var checkpoint = Read(file, file.OpenForWriting(time), time);
        try
        {
            await checkpoint._writer.RunAsync(checkpoint.TakeOver, cancellationToken);
            return checkpoint;
        }
        catch
        {
            await checkpoint.DisposeAsync();
            throw;
        }
    }

    public Task ResetStagingAsync(CancellationToken cancellationToken) => _staging.ResetAsync(cancellationToken);

    public Task AddStreamAsync(StreamEntry stream, CancellationToken cancellationToken) => _staging.AddStreamAsync(stream, cancellationToken);

    public Task AddFileAsync(SourceFile file, CancellationToken cancellationToken) => _staging.AddFileAsync(file, cancellationToken);

    public Task StageAsync(IReadOnlyList<MappedRecord> records, IReadOnlyList<StrayRow> strays, CancellationToken cancellationToken) =>
        _staging.StageAsync(records, strays, cancellationToken);

    public Task CloseFileAsync(SourceFile file, long rows, CancellationToken cancellationToken) =>
        _staging.CloseFileAsync(file, rows, cancellationToken);

    public Task CountPassedAsync(IReadOnlyCollection<PassedRecords> passed, CancellationToken cancellationToken) => _staging.CountPassedAsync(passed, cancellationToken);

    public Task SealAsync(CancellationToken cancellationToken) => _staging.SealAsync(cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateKeysAsync(CancellationToken cancellationToken) =>
        _questions.DuplicateKeys().Give(cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateNaturalKeysAsync(CancellationToken cancellationToken) =>
        _questions.DuplicateNaturalKeys().Give(cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> SharedNaturalKeysAsync(string module, string other, CancellationToken cancellationToken) =>
        _questions.SharedNaturalKeys(module, other).Give(cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<StagedIdentity>> DuplicateValuesAsync(string module, string field, CancellationToken cancellationToken) =>
        _questions.DuplicateValues(module, field).Give(cancellationToken);

    public IAsyncEnumerable<StagedReference> DisagreeingAsync(Agreement agreement, CancellationToken cancellationToken) =>
        _questions.Disagreeing(agreement).Give(cancellationToken);

    public IAsyncEnumerable<DanglingReference> DanglingReferencesAsync(CancellationToken cancellationToken) =>
        _questions.Dangling().Give(cancellationToken);

    public IAsyncEnumerable<StagedReference> AppliedBeyondTotalAsync(CancellationToken cancellationToken) =>
        _questions.AppliedBeyondTotal().Give(cancellationToken);

    public IAsyncEnumerable<StagedReference> TotalsOfNoUseAsync(CancellationToken cancellationToken) =>
        _questions.TotalsOfNoUse().Give(cancellationToken);

    public Task RejectAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken) =>
        _staging.RejectAsync(problems, cancellationToken);

    public IAsyncEnumerable<StagedRow> ReadUndeliveredRowsAsync(string stream, CancellationToken cancellationToken) =>
        _restaging.Questions.ReadUndelivered(stream).Give(cancellationToken);

    public IAsyncEnumerable<StagedRow> ReadHeadersAsync(string stream, CancellationToken cancellationToken) =>
        _restaging.Questions.ReadHeaders(stream).Give(cancellationToken);

    public Task<StagedRow?> FindRowAsync(SourceFile file, long number, CancellationToken cancellationToken) =>
        Task.FromResult(_restaging.Questions.FindRow(file, number));

    public Task<StagedRow?> FindHeaderAsync(string stream, string key, CancellationToken cancellationToken) =>
        Task.FromResult(_restaging.Questions.FindHeader(stream, key));

    public Task<StagedIdentity?> FindNaturalKeyAsync(
        string module, string naturalKey, IReadOnlySet<long> except, CancellationToken cancellationToken) =>
        Task.FromResult(_restaging.Questions.FindNaturalKey(module, naturalKey, except));

    public Task<StagedIdentity?> FindValueAsync(
        string module, string field, string value, IReadOnlySet<long> except, CancellationToken cancellationToken) =>
        Task.FromResult(_restaging.Questions.FindValue(module, field, value, except));

    public Task<IReadOnlyList<ComparedValue>> ReadComparedAsync(long record, CancellationToken cancellationToken) =>
        Task.FromResult(_restaging.Questions.ReadCompared(record));

    public Task<IReadOnlyList<StagedMember>> ReadMembersAsync(long record, string list, CancellationToken cancellationToken) =>
        Task.FromResult(_restaging.Questions.ReadMembers(record, list));

    public Task<IReadOnlyList<(StagedIdentity Record, bool IsOut)>> FindKeyAsync(
        string stream, string key, CancellationToken cancellationToken) => Task.FromResult(_restaging.Questions.FindKey(stream, key));

    public Task<IReadOnlyDictionary<RecordState, int>> RestageAsync(Restaging restaging, CancellationToken cancellationToken) =>
        _restaging.RestageAsync(restaging, cancellationToken);

    public long NextRequestId() => _journal.NextRequestId();

    public Task<IReadOnlyList<ReadyStep>> TakeReadyAsync(int limit, CancellationToken cancellationToken) =>
        _ready.TakeAsync(limit, cancellationToken);

    public Task<IReadOnlyList<ReadyStep>> TakeReadyAsync(
        int limit, IReadOnlyList<(string Module, string Operation)> among, CancellationToken cancellationToken) => _ready.TakeAsync(limit, among, cancellationToken);

    public Task SettleAsync(IReadOnlyList<Outcome> outcomes) => _ledger.SettleAsync(outcomes);

    public Task<IReadOnlyList<ParkedStep>> ReadParkedAsync(CancellationToken cancellationToken) => Task.FromResult(_sought.ReadParked());

    public Task<IReadOnlyList<NamedRecord>> FindRecordsAsync(string text, CancellationToken cancellationToken) => Task.FromResult(_named.Find(text));

    public Task<IReadOnlyList<NamedRecord>> FindUnknownAsync(int most, CancellationToken cancellationToken) => Task.FromResult(_named.FindUnknown(most));

    public Task<NamedRecord?> FindOwnerAsync(string module, string zohoId, CancellationToken cancellationToken) =>
        Task.FromResult(_named.FindOwner(module, zohoId));

    public Task<ParkedStep?> ReadUnknownAsync(long record, CancellationToken cancellationToken) => Task.FromResult(_sought.ReadUnknown(record));

    public Task<UndecidedStep?> ReadUndecidedStepAsync(long record, CancellationToken cancellationToken) => Task.FromResult(_sought.ReadUndecidedStep(record));

    public Task<MarkerArrival> ReadMarkerArrivalAsync(string module, string field, CancellationToken cancellationToken) =>
        Task.FromResult(_sought.ReadMarkerArrival(module, field));

    public Task<IReadOnlyList<RefusedStep>?> ReadRefusedAsync(string stream) => Task.FromResult(_ledger.ReadRefused(stream));

    public Task<IReadOnlyDictionary<StepState, long>> CountStepsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_ledger.CountSteps());

    public Task BlockWaitingAsync(Problem problem, CancellationToken cancellationToken) =>
        _ledger.BlockWaitingAsync(problem, cancellationToken);

    public Task<Recovery?> ReadRecoveryAsync(CancellationToken cancellationToken) => Task.FromResult(_doubts.ReadRecovery());

    public Task<IReadOnlyList<(string Module, long Records)>> ReadDoubtfulModulesAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_doubts.ReadModules());

    public Task<IReadOnlyList<(string Module, string Operation, long Steps)>> ReadDoubtfulStepsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_doubts.ReadSteps());

    public IAsyncEnumerable<DoubtfulRecord> ReadDoubtfulAsync(string module, CancellationToken cancellationToken) =>
        _doubts.Read(module).Give(cancellationToken);

    public Task ClearDoubtAsync(IReadOnlyList<long> records, CancellationToken cancellationToken) => _doubts.ClearDoubtAsync(records, cancellationToken);

    public Task<IReadOnlyList<OpenJob>> ReadOpenJobsAsync(CancellationToken cancellationToken) => Task.FromResult(_jobs.ReadOpen());

    public Task<IReadOnlyList<ReadyStep>> ReadTakenAsync(IReadOnlyList<JobItem> items, CancellationToken cancellationToken) =>
        Task.FromResult(ReadySteps.ReadTaken(_file, items));

    public Task<IReadOnlyList<JobRow>> ReadJobAsync(OpenJob job, string markerField, CancellationToken cancellationToken) =>
        Task.FromResult(_jobs.Read(job, markerField));

    public Task HearAsync(OpenJob job, DateTimeOffset? ended, IReadOnlyList<(int Position, ReplyKind Kind)> words) => _jobs.HearAsync(job, ended, words);

    public Task<IReadOnlyList<(LookupList List, string Value)>> ReadSoughtAsync(CancellationToken cancellationToken) => Task.FromResult(_lookups.ReadSought());

    public Task WriteLookedUpAsync(IReadOnlyList<LookedUp> lookedUp, CancellationToken cancellationToken) => _lookups.WriteAsync(lookedUp, cancellationToken);

    public Task BlockAsync(IReadOnlyList<StagedProblem> problems, CancellationToken cancellationToken) => _lookups.BlockAsync(problems, cancellationToken);

    public Task<IReadOnlyList<ReadyStep>> TakeDoubtfulAsync(int limit, CancellationToken cancellationToken) =>
        _ready.TakeDoubtfulAsync(limit, cancellationToken);

    public Task<long> BeginAsync(ApiRequest request, AttemptStart start, CancellationToken cancellationToken) =>
        _journal.BeginAsync(request, start, cancellationToken);

    public Task EndAsync(long attempt, AttemptEnd end) => _journal.EndAsync(attempt, end);

    public Task CountTokenCallAsync(CancellationToken cancellationToken) => _journal.CountTokenCallAsync(cancellationToken);

    public Task<IReadOnlyList<StreamAccount>> ReadStreamsAsync(CancellationToken cancellationToken) => _reader.ReadStreamsAsync(cancellationToken);

    public Task<IReadOnlyList<long>> CountByAddressAsync(string stream, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        Task.FromResult(_pending.CountByAddress(stream, fields));

    public Task<IReadOnlyList<long>> CountByLevelAsync(string stream, CancellationToken cancellationToken) => Task.FromResult(_pending.CountByLevel(stream));

    public Task<IReadOnlySet<string>> ReadParentsAsync(string stream, CancellationToken cancellationToken) => Task.FromResult(_pending.ReadParents(stream));

    public Task<IReadOnlyList<FileAccount>> ReadFilesAsync(CancellationToken cancellationToken) => _reader.ReadFilesAsync(cancellationToken);

    public Task<CallAccount> ReadCallsAsync(CancellationToken cancellationToken) => _reader.ReadCallsAsync(cancellationToken);

    public IAsyncEnumerable<ReportedRow> ReadErrorRowsAsync(string stream, RowRole role, CancellationToken cancellationToken) =>
        _reader.ReadErrorRowsAsync(stream, role, cancellationToken);

    public IAsyncEnumerable<ReportedRow> ReadDeliveredRowsAsync(string stream, CancellationToken cancellationToken) =>
        _reader.ReadDeliveredRowsAsync(stream, cancellationToken);

    public IAsyncEnumerable<ReportedProblem> ReadProblemsAsync(CancellationToken cancellationToken) =>
        _reader.ReadProblemsAsync(cancellationToken);

    public Task<IReadOnlyList<ProblemKind>> ReadProblemKindsAsync(CancellationToken cancellationToken) => _reader.ReadProblemKindsAsync(cancellationToken);

    public IAsyncEnumerable<ReportedRecord> ReadRecordsAsync(ModuleSpec module, CancellationToken cancellationToken) =>
        _reader.ReadRecordsAsync(module, cancellationToken);

    public IAsyncEnumerable<RecordIdentity> ReadIdentitiesAsync(CancellationToken cancellationToken) => _reader.ReadIdentitiesAsync(cancellationToken);

    public Task<string?> ReadNoteAsync(string name, CancellationToken cancellationToken) => _reader.ReadNoteAsync(name, cancellationToken);

    public Task WriteNoteAsync(string name, string value, CancellationToken cancellationToken) =>
        _writer.RunAsync(
            database => database.Run(
                "INSERT INTO note (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value),
            cancellationToken);

    /// <summary>How often this checkpoint has begun to deliver, by its own account.</summary>
    internal long ReadGeneration() => _reader.Number(CheckpointMeta.Generation);

    /// <summary>The last attempt of a create; 0 for none.</summary>
    internal long ReadLastCreate() => _reader.LastCreate();

    /// <summary>Begins to deliver: what it may stand in for is in doubt from the same moment.</summary>
    internal Task WriteStartAsync(LedgerStart start, CancellationToken cancellationToken) => _writer.RunAsync(
        database =>
        {
            CheckpointMeta.Write(database, CheckpointMeta.Generation, start.Generation);
            if (start.IsRecovery)
                DoubtfulRecords.Begin(database, new Recovery(_clock.GetUtcNow(), start.First, start.MayHaveJobs));
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The readers first: the last connection to close folds the log into the file, and only the writer may.
        _reader.Dispose();
        await _writer.DisposeAsync();
    }

    // One that does not say what it is is let go.
    private static SqliteCheckpoint Read(CheckpointFile file, Database database, TimeProvider time)
    {
        try
        {
            return new SqliteCheckpoint(file, database, time);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // On another clock nobody knows how long ago an attempt ended: all waits begin anew.
    private void TakeOver(Database database)
    {
        if (!_clock.GoesOn)
        {
            CheckpointMeta.SetClock(database, _clock);
            database.Run("UPDATE parked SET ended = ?1, absent_since = NULL", StoredText.Of(_clock.GetUtcNow()));
            database.Run("UPDATE recovery SET since = ?1", StoredText.Of(_clock.GetUtcNow()));
        }

        PlannedSteps.ReleaseAll(database, _clock.GetUtcNow());
    }
}
