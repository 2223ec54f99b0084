using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Holds the cells of a row against the columns of its table.</summary>
internal sealed class RowShape(OpenedTable table)
{
    private readonly IReadOnlyList<string> _columns = table.File.Columns;

    // What may be missing at the end of a row: separators behind the last name are columns to no one, and a sheet ends its rows anywhere.
    private readonly int _least = table.Format.Sheet is not null ? 0 : NamedColumns(table.File.Columns);

    /// <summary>Gives the row one cell per column, if it may have that; what it is otherwise.</summary>
    public RowFault? Fit(ref string[] cells)
    {
        if (cells.Length != _columns.Count && !TryResize(ref cells))
            return RowFault.Ragged(cells.Length, _columns);
        if (cells.Length > 1 && cells[0] == _columns[0] && cells.SequenceEqual(_columns, StringComparer.Ordinal) && table.Format.HeaderRows > 0)
            return RowFault.NamesAgain;
        return Array.TrueForAll(cells, string.IsNullOrWhiteSpace) ? RowFault.Blank : null;
    }

    private bool TryResize(ref string[] cells)
    {
        if (cells.Length < _least || cells.Skip(_columns.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            return false;
        cells = [.. cells.Take(_columns.Count), .. Enumerable.Repeat("", Math.Max(0, _columns.Count - cells.Length))];
        return true;
    }

    private static int NamedColumns(IReadOnlyList<string> columns)
    {
        var named = columns.Count;
        while (named > 0 && ColumnNames.IsNameless(columns[named - 1]))
            named--;
        return Math.Max(1, named);
    }
}
