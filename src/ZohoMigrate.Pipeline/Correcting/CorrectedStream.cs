using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>What must be known of a stream to take its rows back.</summary>
/// <param name="Source">Its files and how their rows belong together.</param>
/// <param name="Key">The columns that identify a record.</param>
internal sealed record CorrectedStream(StreamSource Source, IReadOnlyList<string> Key)
{
    public CellReader Cells { get; } = new(Source.NullMarkers);

    /// <summary>Whether a staged row is one of the lines of a record, and not the row it is made from. In a group any row may be one that its record was not made from.</summary>
    public bool IsLine(StagedRow row) => Source.Groups is null ? row.Row.File.Role == RowRole.Line : row.Role != RowRole.Header;

    /// <summary>What a header row and its lines have in common; empty where it has none.</summary>
    public string JoinKey(SourceRow row, bool isLine) =>
        Source.Groups is { } groups ? groups.KeyOf(row, Cells) :
        Source.Lines is { } ? Cells.Key(row, JoinColumns(isLine)) : "";

    /// <summary>The columns of that.</summary>
    public IReadOnlyList<string> JoinColumns(bool isLine) =>
        Source.Groups?.Columns ?? [.. Source.Lines!.On.Select(pair => isLine ? pair.Line : pair.Header)];

    /// <summary>How text of one of the stream's files is read: as the file was; for one staged by an earlier program, as its mapping says.</summary>
    public TableFormat FormatOf(SourceFile file)
    {
        if (file.Format is { } format)
            return format;
        var table = file.Role == RowRole.Line && Source.Lines is { } lines ? lines.Table : Source.Header;
        return TableFormat.Plain with { Delimiter = table.Delimiter ?? TableFormat.Plain.Delimiter };
    }
}
