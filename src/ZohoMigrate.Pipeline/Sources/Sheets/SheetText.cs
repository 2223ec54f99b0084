namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>A row of a sheet as text: the CSV that a person would write for it.</summary>
internal static class SheetText
{
    private const string Quoted = ",\"\r\n";

    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => cell.AsSpan().ContainsAny(Quoted)
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell));
}
