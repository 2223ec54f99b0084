using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>Where every record is written down before the first call. Until it is sealed nothing may be delivered.</summary>
public interface IStagingArea : IStagedRecords, IStagedStreams
{
    /// <summary>Whether everything is staged and checked: from then on the sources are not read again.</summary>
    bool IsSealed { get; }

    /// <summary>What the folder is bound to.</summary>
    RunManifest Manifest { get; }

    /// <summary>What it keeps of a record.</summary>
    Keeping Keeping { get; }

    /// <summary>Empties an unsealed staging area that an earlier process left half done. Nothing of it was ever sent.</summary>
    /// <exception cref="InvalidOperationException">It is sealed.</exception>
    Task ResetStagingAsync(CancellationToken cancellationToken);

    /// <summary>Adds a stream; its ordinal is its own.</summary>
    Task AddStreamAsync(StreamEntry stream, CancellationToken cancellationToken);

    /// <summary>Counts records and rows that were checked and are not staged, in place of those counted before (<see cref="Keeping.Faults"/>).</summary>
    Task CountPassedAsync(IReadOnlyCollection<PassedRecords> passed, CancellationToken cancellationToken);

    /// <summary>
    /// Blocks the children of rejected records, makes ready what refers to nothing, and seals. Durable before it returns.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A file is not closed or its rows do not add up (law 1), or two records that are not rejected share a key.
    /// </exception>
    Task SealAsync(CancellationToken cancellationToken);
}
