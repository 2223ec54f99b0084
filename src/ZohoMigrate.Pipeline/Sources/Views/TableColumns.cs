using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>What a file's columns must be to be a table's.</summary>
internal static class TableColumns
{
    // SQLite's own limit, one of which is taken by the row's number.
    private const int Most = 1999;

    /// <summary>
    /// What a table calls a file's columns: without the blanks around a name, and by the names the pack knows, where capitals are all that
    /// differs, or the file has the column by another name that the pack knows.
    /// </summary>
    public static IReadOnlyList<string> Named(ViewTable table, IReadOnlyList<string> columns) =>
        // SQL does not tell capitals from small letters, but a mapping does: `SELECT *` gives these names.
        [.. columns.Select(column => columns.Any(other => other != column && other.Trim().Equals(column.Trim(), StringComparison.OrdinalIgnoreCase))
            ? column
            : table.Columns.FirstOrDefault(known => known.Equals(column.Trim(), StringComparison.OrdinalIgnoreCase)) ?? Meant(table, column, columns) ?? column.Trim())];

    /// <summary>Those that a file has by another name beside the pack's own: where each stands, and where the one that it means.</summary>
    public static IReadOnlyList<(int Other, int Own)> Doubled(ViewTable table, IReadOnlyList<string> columns)
    {
        var named = Named(table, columns).Select(column => column.Trim()).ToList();
        return
        [
            .. Enumerable.Range(0, named.Count).Where(at => table.OtherNames.ContainsKey(named[at]))
                .Select(at => (at, named.FindIndex(column => column.Equals(table.OtherNames[named[at]], StringComparison.OrdinalIgnoreCase)))),
        ];
    }

    /// <exception cref="SourceException">SQLite could not have them, or they are not those that the file must have.</exception>
    public static void Check(ViewTable table, IReadOnlyList<string> columns)
    {
        var file = table.Source.File;
        var named = columns.Where(column => column.Trim().Length > 0).ToList();
        if (named.Count > Most)
            throw new SourceException($"{file} has {named.Count} columns, and a table that views read may have {Most}.");
        if (named.Find(column => string.Equals(column, ViewSource.RowColumn, StringComparison.OrdinalIgnoreCase)) is { } taken)
            throw new SourceException($"{file} has a column `{taken}`, which in a view is the row's own name. Rename the column.");
        var alike = named.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (alike is not null)
            throw new SourceException($"{file} has the columns {string.Join(" and ", alike.Select(column => $"`{column}`"))}, which SQL does not tell apart. Rename one.");
        if (columns.Any(column => column.Contains('\0', StringComparison.Ordinal)))
            throw new SourceException($"{file} has a column with a NUL character in its name. Rename it.");
        if (table.Required.Except(columns, StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } missing)
            throw HeaderRow.Missing(table.Source with { Columns = table.Columns }, missing, columns, "");
    }

    // Of a file that has both, the one fills the other's gaps (Doubled).
    private static string? Meant(ViewTable table, string column, IReadOnlyList<string> columns) =>
        table.OtherNames.TryGetValue(column.Trim(), out var meant) && !columns.Any(other => other.Trim().Equals(meant, StringComparison.OrdinalIgnoreCase)) ? meant : null;
}
