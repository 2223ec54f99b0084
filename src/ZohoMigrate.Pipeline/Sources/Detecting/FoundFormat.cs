using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>How a table turned out to be written.</summary>
/// <param name="Encoding">Its encoding, and what says so.</param>
/// <param name="Best">The way it is read.</param>
/// <param name="Trials">That way, and what each other separator would make of it.</param>
internal sealed record FoundFormat(FoundEncoding Encoding, Trial Best, IReadOnlyList<Trial> Trials)
{
    public TableFormat Format => Best.Format;

    public IReadOnlyList<string> Columns => Best.Columns;

    /// <summary>How its rows name the table: of a workbook with the sheet.</summary>
    public string NameOf(TableSource table) => Format.Sheet is { } sheet ? $"{table.File}[{sheet}]" : table.File;
}
