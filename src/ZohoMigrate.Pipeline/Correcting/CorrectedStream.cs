using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>What must be known of a stream to take its rows back.</summary>
/// <param name="Source">Its files and how their rows belong together.</param>
/// <param name="Key">The columns that identify a record.</param>
internal sealed record CorrectedStream(StreamSource Source, IReadOnlyList<string> Key)
{
    public CellReader Cells { get; } = new(Source.NullMarkers);

    /// <summary>How text of one of the stream's files is read: as the file was; for one staged by an earlier program, as its mapping says.</summary>
    public TableFormat FormatOf(SourceFile file)
    {
        if (file.Format is { } format)
            return format;
        var table = file.Role == RowRole.Line && Source.Lines is { } lines ? lines.Table : Source.Header;
        return TableFormat.Plain with { Delimiter = table.Delimiter ?? TableFormat.Plain.Delimiter };
    }
}
