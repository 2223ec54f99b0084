using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Validation.Screening;

namespace ZohoMigrate.Pipeline;

/// <summary>
/// The first reading of a dry run that is forgotten (<see cref="Keeping.Faults"/>): every record is mapped, checked, shown to the screen and
/// counted; none is staged. If there is nothing more to ask, nothing is read twice.
/// </summary>
internal sealed class ScreeningPass(IStagingArea staging, SetScreen screen) : IStagedStreams
{
    private readonly HashSet<(string Stream, RowRole Role, string Name, string Fingerprint)> _files = [];
    private bool _hasFaultyRows;

    /// <summary>The records and rows so far.</summary>
    public PassedRecords Passed { get; } = new();

    /// <summary>Whether anything has to be staged.</summary>
    public bool HasConcerns => screen.HasConcerns || _hasFaultyRows;

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

        foreach (var stray in strays)
        {
            _hasFaultyRows |= stray.Problem is not null;
            Passed.Add(stray);
        }

        return Task.CompletedTask;
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
