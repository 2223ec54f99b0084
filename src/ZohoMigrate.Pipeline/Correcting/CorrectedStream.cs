using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>What must be known of a stream to take its rows back.</summary>
/// <param name="Source">Its files and how their rows belong together.</param>
/// <param name="Key">The columns that identify a record.</param>
internal sealed record CorrectedStream(StreamSource Source, IReadOnlyList<string> Key)
{
    public CellReader Cells { get; } = new(Source.NullMarkers);

    /// <summary>How a file of the stream is written.</summary>
    public TableSource Table(RowRole role) => role == RowRole.Line && Source.Lines is { } lines ? lines.Table : Source.Header;
}
