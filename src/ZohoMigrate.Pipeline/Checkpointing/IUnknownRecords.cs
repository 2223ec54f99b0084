using ZohoMigrate.Pipeline.Checkpointing.Ledger;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>Knows what a record of unknown fate is told by, and finds what a person settles by hand.</summary>
public interface IUnknownRecords
{
    /// <summary>The records that a text of a person may mean, <c>stream:key</c> or a key alone; one of each stream and key.</summary>
    Task<IReadOnlyList<NamedRecord>> FindRecordsAsync(string text, CancellationToken cancellationToken);

    /// <summary>The first records that are unknown, or of which a step is, in order of delivery.</summary>
    Task<IReadOnlyList<NamedRecord>> FindUnknownAsync(int most, CancellationToken cancellationToken);

    /// <summary>The record that has Zoho's id already; null when none has.</summary>
    Task<NamedRecord?> FindOwnerAsync(string module, string zohoId, CancellationToken cancellationToken);

    /// <summary>Whether Zoho kept a field of what this run created of a module, its earlier stretches included.</summary>
    /// <param name="module">The module.</param>
    /// <param name="field">A field of its own, or the custom field that holds its records' markers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<MarkerArrival> ReadMarkerArrivalAsync(string module, string field, CancellationToken cancellationToken);

    /// <summary>What is known of a record that is unknown, parked or undecided; null when it is not unknown.</summary>
    Task<ParkedStep?> ReadUnknownAsync(long record, CancellationToken cancellationToken);

    /// <summary>The later step of a record that waits for a person; null when none does.</summary>
    Task<UndecidedStep?> ReadUndecidedStepAsync(long record, CancellationToken cancellationToken);
}
