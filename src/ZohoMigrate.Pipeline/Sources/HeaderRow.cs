using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Reads a file's column names and holds them against what the stream needs.</summary>
internal static class HeaderRow
{
    public static async Task<IReadOnlyList<string>> ReadAsync(string path, TableSource table, CancellationToken cancellationToken)
    {
        await using var rows = CsvRows.Open(path, table, line: 1);
        if (!await rows.ReadAsync(cancellationToken))
            throw new SourceException($"{table.File} is empty: its first row should name the columns.");

        if (rows.Fault is { } fault)
            throw new SourceException($"{table.File} line {rows.FirstLine}: the row that names the columns cannot be read: {fault.Message} {fault.Hint}");

        var columns = rows.Cells();
        ThrowIfTwice(table, columns);
        ThrowIfMissing(table, columns);
        return columns;
    }

    private static void ThrowIfTwice(TableSource table, string[] columns)
    {
        // A column without a name cannot be mapped, so any number of them (a trailing separator) does no harm.
        var twice = columns.Where(column => column.Trim().Length > 0).GroupBy(column => column, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => $"`{group.Key}`").ToList();
        if (twice.Count > 0)
            throw new SourceException($"{table.File}: more than one column is named {string.Join(", ", twice)}. Give each column a name of its own.");
    }

    private static void ThrowIfMissing(TableSource table, string[] columns)
    {
        var missing = table.Columns.Where(column => !columns.Contains(column, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)
            .Select(column => NearestName.Of(column, columns) is { } nearest ? $"`{column}` (did you mean `{nearest}`?)" : $"`{column}`")
            .ToList();
        if (missing.Count > 0)
        {
            throw new SourceException(
                $"{table.File} does not have the columns its mapping needs: {string.Join(", ", missing)}. " +
                $"It has: {string.Join(", ", columns.Select(column => $"`{column}`"))}.");
        }
    }
}
