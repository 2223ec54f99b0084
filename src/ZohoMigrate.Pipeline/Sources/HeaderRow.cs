using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Reads a file's column names and holds them against what the stream needs.</summary>
internal static class HeaderRow
{
    /// <summary>Most columns: spreadsheets hold no more than 16 384 of them, and databases fewer.</summary>
    public const int MostColumns = 100_000;

    private const int MostShown = 30;
    private const int LongestShown = 60;
    private const int MostAbove = 20;

    public static async Task<IReadOnlyList<string>> ReadAsync(string path, TableSource table, CancellationToken cancellationToken)
    {
        ThrowIfNoText(path, table);
        var columns = await ReadCellsAsync(path, table, cancellationToken);
        ThrowIfTwice(table, columns);
        if (Missing(table, columns).Count > 0 && await FindBelowAsync(path, table, cancellationToken) is { } line)
            throw new SourceException($"{table.File} names its columns in line {line}, it seems: take out what stands above it.");
        ThrowIfMissing(table, columns);
        return columns;
    }

    // A title, a date, a blank line: what programs write above a table for people.
    private static async Task<long?> FindBelowAsync(string path, TableSource table, CancellationToken cancellationToken)
    {
        await using var rows = CsvRows.Open(path, table, line: 1);
        for (var looked = 0; looked < MostAbove && await rows.ReadAsync(cancellationToken) && !rows.MustBeCut; looked++)
        {
            if (rows.CellCount <= MostColumns && Missing(table, rows.Cells()).Count == 0)
                return rows.FirstLine;
        }

        return null;
    }

    private static List<string> Missing(TableSource table, string[] columns) =>
        [.. table.Columns.Where(column => !columns.Contains(column, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];

    /// <summary>The names as they stand, good or bad.</summary>
    /// <exception cref="SourceException">There is no row, or it cannot be read.</exception>
    public static async Task<string[]> ReadCellsAsync(string path, TableSource table, CancellationToken cancellationToken)
    {
        await using var rows = CsvRows.Open(path, table, line: 1);
        if (!await rows.ReadAsync(cancellationToken))
            throw new SourceException($"{table.File} is empty: its first row should name the columns.");

        if (rows.Fault is { } fault)
            throw new SourceException($"{table.File} line {rows.FirstLine}: the row that names the columns cannot be read: {fault.Message} {fault.Hint}");

        if (rows.CellCount > MostColumns)
        {
            throw new SourceException(
                $"{table.File} line {rows.FirstLine}: {rows.CellCount} columns are named, and a file may have {MostColumns}. "
                + "Does the mapping name the character that separates its cells, and is this the table that was meant?");
        }

        return rows.Cells();
    }

    private static void ThrowIfTwice(TableSource table, string[] columns)
    {
        // A column without a name cannot be mapped, so any number of them (a trailing separator) does no harm.
        var twice = columns.Where(column => column.Trim().Length > 0).GroupBy(column => column, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => $"`{Shortened(group.Key)}`").ToList();
        if (twice.Count > 0)
            throw new SourceException($"{table.File}: more than one column is named {string.Join(", ", twice.Take(MostShown))}{More(twice.Count)}. Give each column a name of its own.");
    }

    private static void ThrowIfMissing(TableSource table, string[] columns)
    {
        var missing = Missing(table, columns);
        if (missing.Count == 0)
            return;
        if (Delimiter(table, columns) is { } delimiter)
        {
            throw new SourceException(
                $"{table.File} does not separate its cells by `{Delimiters.NameOf(table.Delimiter)}`, it seems, but by `{Delimiters.NameOf(delimiter)}`. "
                + $"Say so in the mapping: source: {{ file: {table.File}, delimiter: \"{Delimiters.NameOf(delimiter)}\" }}.");
        }

        var names = missing.Select(column => Nearest(column, table, columns) is { } nearest ? $"`{column}` (did you mean `{nearest}`?)" : $"`{column}`");
        throw new SourceException(
            $"{table.File} does not have the columns its mapping needs: {string.Join(", ", names)}. " +
            $"It has: {string.Join(", ", columns.Take(MostShown).Select(column => $"`{Shortened(column)}`"))}{More(columns.Length)}.");
    }

    private static string More(int count) => count > MostShown ? $" and {count - MostShown} more" : "";

    // A column the mapping reads already is not what it meant by another name, unless the two differ in their capitals alone.
    private static string? Nearest(string column, TableSource table, string[] columns) =>
        Array.Find(columns, known => string.Equals(known, column, StringComparison.OrdinalIgnoreCase))
        ?? NearestName.Of(column, columns.Except(table.Columns, StringComparer.Ordinal).Where(known => known.Length <= LongestShown));

    private static string Shortened(string column) => column.Length <= LongestShown ? column : string.Concat(column.AsSpan(0, LongestShown), "…");

    private static void ThrowIfNoText(string path, TableSource table)
    {
        var start = SourceText.StartOf(path, FileKind.Seen);
        if ((FileKind.Fault(start) ?? FileKind.NulFault(start, SourceText.IsWide(start, table))) is { } fault)
            throw new SourceException($"{table.File} cannot be read: {fault}");
    }

    // The one that, taken as the delimiter, brings to light every column the mapping needs.
    private static char? Delimiter(TableSource table, string[] columns) => Delimiters.All
        .Where(delimiter => delimiter != table.Delimiter)
        .Where(delimiter => table.Columns.All(string.Join(table.Delimiter, columns).Split(delimiter).Select(column => column.Trim('"')).Contains))
        .Select(delimiter => (char?)delimiter)
        .FirstOrDefault();
}
