using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>What reports are made from, and nothing else is (law 4).</summary>
public interface IRunAccounts
{
    Task<IReadOnlyList<StreamAccount>> ReadStreamsAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<FileAccount>> ReadFilesAsync(CancellationToken cancellationToken);

    Task<CallAccount> ReadCallsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Every row of a stream's file whose record was not delivered, or not wholly (rejected, refused, blocked, unknown, a later step failed
    /// or undecided), and every stray row with an error; file order.
    /// </summary>
    IAsyncEnumerable<ReportedRow> ReadErrorRowsAsync(string stream, RowRole role, CancellationToken cancellationToken);

    /// <summary>The header row of every record of a stream that is at Zoho (created, recovered, updated, matched, unchanged); file order.</summary>
    IAsyncEnumerable<ReportedRow> ReadDeliveredRowsAsync(string stream, CancellationToken cancellationToken);

    /// <summary>Every problem of every record and stray row, in order of delivery.</summary>
    IAsyncEnumerable<ReportedProblem> ReadProblemsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The problems by kind, in no order: grows with the kinds, not with the problems, and asks once for all of them.
    /// </summary>
    Task<IReadOnlyList<ProblemKind>> ReadProblemKindsAsync(CancellationToken cancellationToken);

    /// <summary>Every record of a module, stream by stream in the order of delivery; payloads are null where the run keeps none.</summary>
    IAsyncEnumerable<ReportedRecord> ReadRecordsAsync(ModuleSpec module, CancellationToken cancellationToken);

    /// <summary>Every record with Zoho's id, stream by stream in the order of delivery.</summary>
    IAsyncEnumerable<RecordIdentity> ReadIdentitiesAsync(CancellationToken cancellationToken);

    /// <summary>Reads a note of the run: its state, exit code, plan. Null when never written.</summary>
    Task<string?> ReadNoteAsync(string name, CancellationToken cancellationToken);
}
