using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Validation.Screening;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// The second reading: what the screen has found to be concerned is staged, as all records of a run are; the rest is counted. Rows that are in no
/// record are of the first reading alone: the files behind views are read once.
/// </summary>
internal sealed class ConcernedPass(IStagingArea staging, SetScreen screen, ScreeningPass first) : IStagedStreams
{
    /// <summary>The records that were only counted.</summary>
    public PassedRecords Passed { get; } = new();

    /// <exception cref="SourceException">It is another one than the first reading has read.</exception>
    public Task AddFileAsync(SourceFile file, CancellationToken cancellationToken) =>
        first.HasRead(file) ? Task.CompletedTask : throw SourceException.Changed(file.Name);

    public Task StageAsync(IReadOnlyList<MappedRecord> records, IReadOnlyList<StrayRow> strays, CancellationToken cancellationToken)
    {
        var concerned = new List<MappedRecord>();
        foreach (var record in records)
        {
            if (screen.IsConcerned(record))
                concerned.Add(screen.WithOpenReferences(record));
            else
                Passed.Add(record);
        }

        return concerned.Count == 0 ? Task.CompletedTask : staging.StageAsync(concerned, [], cancellationToken);
    }

    public Task CloseFileAsync(SourceFile file, long rows, CancellationToken cancellationToken) => Task.CompletedTask;
}
