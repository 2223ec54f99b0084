namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>What a plan asks of the records that are still to be sent: which of them share calls, and what they wait for.</summary>
public interface IPendingRecords
{
    /// <summary>How many pending records of a stream have the same address, for each address, in no order.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fields">The fields of the record that stand in the path of its call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<long>> CountByAddressAsync(string stream, IReadOnlyList<string> fields, CancellationToken cancellationToken);

    /// <summary>
    /// How many pending records of a stream wait for none of their own stream, for one, for one that waits for one, and so on. Where a dry run
    /// has only counted them, those that wait are told as one level, however many there are.
    /// </summary>
    Task<IReadOnlyList<long>> CountByLevelAsync(string stream, CancellationToken cancellationToken);

    /// <summary>The streams that pending records of a stream refer to.</summary>
    Task<IReadOnlySet<string>> ReadParentsAsync(string stream, CancellationToken cancellationToken);
}
