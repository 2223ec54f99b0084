namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>
/// Rows that a quote has made one of: it was opened by a slip, and the next quote, rows further on, closed it. Each line between them has then
/// as many cells by itself as the file has columns, and no blanks behind the commas, as the lines of an address have.
/// </summary>
internal static class SwallowedRows
{
    /// <summary>Whether a row that spans several lines looks so. What a view makes of rows has no lines of theirs.</summary>
    public static bool Are(SourceRow row) => row.FirstLine < row.LastLine && AreInRowOfSeveralLines(row);

    private static bool AreInRowOfSeveralLines(SourceRow row) =>
        row.File is { IsThroughView: false, Columns.Count: > 1, Format: { Sheet: null, Json: null, Delimiter: var delimiter } }
        && string.Join(delimiter, row.Array).ReplaceLineEndings("\n").Split('\n') is { Length: > 1 } lines
        && !row.Array.Any(cell => cell.Contains('\n', StringComparison.Ordinal) && cell.Contains($"{delimiter} ", StringComparison.Ordinal))
        && lines.All(line => line.Count(letter => letter == delimiter) == row.File.Columns.Count - 1);
}
