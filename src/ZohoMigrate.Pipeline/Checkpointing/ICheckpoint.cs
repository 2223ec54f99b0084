using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// The durable memory of a run: what is intended and what is settled. Its invariant: a record is created, recovered or matched only with
/// Zoho's id from Zoho's own answer, and every attempt stands here before its bytes leave. Every implementation passes
/// <c>CheckpointContract</c>. One process holds it at a time; all members may be called from many tasks at once.
/// </summary>
public interface ICheckpoint : IStagingArea, IRestagingArea, IDeliveryLedger, IUnknownRecords, IRunAccounts, IPendingRecords, IDoubtfulRecords, ILookups, IJobs, IAttemptJournal, IAsyncDisposable
{
    /// <summary>Writes a note of the run. Durable before it returns.</summary>
    Task WriteNoteAsync(string name, string value, CancellationToken cancellationToken);
}
