using System.Text;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>The text of one row that came back by itself, as one of its file.</summary>
internal static class JsonRowText
{
    /// <summary>Reads it; says why it is no row.</summary>
    public static RowFault? Read(string text, SourceFile file, JsonFormat format, out string[] cells)
    {
        // What stood between it and the next is no part of it.
        var value = Encoding.UTF8.GetBytes(text.Trim().TrimEnd(','));
        return new JsonCells(file, format).Read(new JsonCut(value, 1, 1, 1) { IsTooLong = value.Length > CsvRows.MaxRowSize }, out cells);
    }
}
