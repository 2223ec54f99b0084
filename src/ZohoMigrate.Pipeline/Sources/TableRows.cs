using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Sheets;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Opens a table's rows, whatever it is kept in.</summary>
internal static class TableRows
{
    /// <param name="path">The file.</param>
    /// <param name="table">What the mapping says of it.</param>
    /// <param name="format">How it is read.</param>
    /// <param name="line">The line to begin at, from 1.</param>
    /// <param name="data">The first line that is data; null where it is not known yet.</param>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static ITableRows Open(string path, TableSource table, TableFormat format, long line, long? data = null) =>
        format.Sheet is { } sheet ? SheetRows.Open(path, table, sheet, line, data) : CsvRows.Open(path, table, format, line);
}
