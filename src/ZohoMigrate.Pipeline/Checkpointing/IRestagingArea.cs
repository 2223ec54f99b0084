using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>Where what was not delivered is staged again, after the seal and while nothing is being delivered.</summary>
public interface IRestagingArea
{
    /// <summary>Every row of a stream that may be staged again (<see cref="StagedRow.MayBeRestaged"/>); header file first, file order.</summary>
    IAsyncEnumerable<StagedRow> ReadUndeliveredRowsAsync(string stream, CancellationToken cancellationToken);

    /// <summary>The header rows of a stream's records, whatever became of them but those left out; in file order.</summary>
    IAsyncEnumerable<StagedRow> ReadHeadersAsync(string stream, CancellationToken cancellationToken);

    /// <summary>One row of a file, whatever became of it; null when the file has no such row.</summary>
    Task<StagedRow?> FindRowAsync(SourceFile file, long number, CancellationToken cancellationToken);

    /// <summary>The header row of the record that has the key; one that may be sent before others; null when there is none.</summary>
    Task<StagedRow?> FindHeaderAsync(string stream, string key, CancellationToken cancellationToken);

    /// <summary>The first record of the module, in order of delivery, that may be sent and has the natural key; null when there is none.</summary>
    /// <param name="module">The module.</param>
    /// <param name="naturalKey">In the form of <see cref="MappedRecord.NaturalKey"/>.</param>
    /// <param name="except">Records that do not count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StagedIdentity?> FindNaturalKeyAsync(
        string module, string naturalKey, IReadOnlySet<long> except, CancellationToken cancellationToken);

    /// <summary>The first record of the module, in order of delivery, that may be sent and has the value in the field; null when there is none.</summary>
    /// <param name="module">The module.</param>
    /// <param name="field">One that is compared between records.</param>
    /// <param name="value">In the form of <see cref="ComparedValue.Value"/>.</param>
    /// <param name="except">Records that do not count.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StagedIdentity?> FindValueAsync(
        string module, string field, string value, IReadOnlySet<long> except, CancellationToken cancellationToken);

    /// <summary>The values of a record that are compared between records.</summary>
    Task<IReadOnlyList<ComparedValue>> ReadComparedAsync(long record, CancellationToken cancellationToken);

    /// <summary>What the elements of one of a record's lists refer to.</summary>
    Task<IReadOnlyList<StagedMember>> ReadMembersAsync(long record, string list, CancellationToken cancellationToken);

    /// <summary>The records that have a key, in file order; those rejected or left out are told.</summary>
    Task<IReadOnlyList<(StagedIdentity Record, bool IsOut)>> FindKeyAsync(string stream, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Stages again, in one transaction: payloads, keys, rows and their roles, problems, references and steps of what is given; then every
    /// blocked record is judged anew, and what does not fit its parents is rejected. The attempts of a record stay its own, and earlier cells
    /// are kept. Durable before it returns.
    /// </summary>
    /// <returns>How many of the records given are in each state now.</returns>
    /// <exception cref="InvalidOperationException">
    /// It is not sealed, or a record or step given may be at Zoho or on its way there (law 2), or keys are not unique: nothing is changed.
    /// </exception>
    Task<IReadOnlyDictionary<RecordState, int>> RestageAsync(Restaging restaging, CancellationToken cancellationToken);
}
