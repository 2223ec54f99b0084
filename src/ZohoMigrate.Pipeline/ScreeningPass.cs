using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Validation.Screening;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// The first reading of a dry run that is forgotten (<see cref="Keeping.Faults"/>): every record is mapped, checked, shown to the screen and
/// counted; none is staged, but for rows that are in no record and are faulty. If there is nothing more to ask, nothing is read twice.
/// </summary>
internal sealed class ScreeningPass(IStagingArea staging, SetScreen screen) : IStagedStreams
{
    private readonly HashSet<(string Stream, RowRole Role, string Name, string Fingerprint)> _files = [];

    /// <summary>The records so far.</summary>
    public PassedRecords Passed { get; } = new();

    /// <summary>The rows so far that are in no record, with which nothing is wrong.</summary>
    public PassedRecords LeftOut { get; } = new();

    public Task AddFileAsync(SourceFile file, CancellationToken cancellationToken)
    {
        _files.Add(NameOf(file));
        return staging.AddFileAsync(file, cancellationToken);
    }

    public Task StageAsync(IReadOnlyList<MappedRecord> records, IReadOnlyList<StrayRow> strays, CancellationToken cancellationToken)
    {
        screen.Look(records);
        foreach (var record in records)
            Passed.Add(record);

        foreach (var stray in strays.Where(stray => stray.Problem is null))
            LeftOut.Add(stray);
        var faulty = strays.Where(stray => stray.Problem is not null).ToList();
        return faulty.Count == 0 ? Task.CompletedTask : staging.StageAsync([], faulty, cancellationToken);
    }

    public Task CloseFileAsync(SourceFile file, long rows, CancellationToken cancellationToken)
    {
        screen.EndStream();
        return staging.CloseFileAsync(file, rows, cancellationToken);
    }

    /// <summary>Whether a file is the one that was read.</summary>
    public bool HasRead(SourceFile file) => _files.Contains(NameOf(file));

    private static (string Stream, RowRole Role, string Name, string Fingerprint) NameOf(SourceFile file) => (file.Stream, file.Role, file.Name, file.Fingerprint);
}
