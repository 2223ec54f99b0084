using System.Buffers;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Cells as RFC 4180 has them, with commas: quoted only where they must be.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static string Of(string cell) => cell.AsSpan().ContainsAny(Quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Of));
}
