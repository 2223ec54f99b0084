using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Holds the cells of a row against the columns of its table.</summary>
internal sealed class RowShape(OpenedTable table)
{
    private const char Mark = '\uFEFF';

    private readonly IReadOnlyList<string> _columns = table.File.Columns;

    // What may be missing at the end of a row: separators behind the last name are columns to no one, and a sheet ends its rows anywhere.
    private readonly int _least = table.Format.Sheet is not null ? 0 : NamedColumns(table.File.Columns);

    /// <summary>Gives the row one cell per column, if it may have that; what it is otherwise.</summary>
    public RowFault? Fit(ref string[] cells)
    {
        if (cells.Length != _columns.Count && !TryResize(ref cells))
            return RowFault.Ragged(cells.Length, _columns);
        // Where files were put behind one another, each begins with its mark.
        if (cells is [[Mark, ..] marked, ..])
            cells[0] = marked.TrimStart(Mark);
        if (cells.Length > 1 && IsName(cells[0], 0) && table.Format.HeaderRows > 0 && !cells.Where((cell, place) => !IsName(cell, place)).Any())
            return RowFault.NamesAgain;
        return Array.TrueForAll(cells, string.IsNullOrWhiteSpace) ? RowFault.Blank : null;
    }

    private bool IsName(string cell, int place) => cell == _columns[place] || (table.Format.IsTrimmed && Blanks.Trim(cell) == _columns[place]);

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
