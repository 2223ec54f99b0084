using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>The columns that tell the row that names them, and the right way to read it.</summary>
internal static class NeededColumns
{
    public static int Count(TableSource table) => table.Columns.Distinct(StringComparer.Ordinal).Count() + table.Sought.Count;

    /// <summary>Whether a name is one of theirs.</summary>
    public static bool Contains(TableSource table, string name) =>
        table.Columns.Contains(name, StringComparer.Ordinal) || table.Sought.Any(column => column.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase));

    /// <summary>How many of them are not among the names of a row.</summary>
    public static int CountMissing(TableSource table, IReadOnlyList<string> names)
    {
        var index = ColumnNames.IndexOf(names);
        var inAnyCapitals = table.Sought.Count == 0 ? [] : names.Select(name => name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return table.Columns.Distinct(StringComparer.Ordinal).Count(column => !index.ContainsKey(column)) + table.Sought.Count(column => !column.Any(inAnyCapitals.Contains));
    }
}
