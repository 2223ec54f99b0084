using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Holds the cells of a row against the columns of its table.</summary>
internal sealed class RowShape(OpenedTable table)
{
    private const char Mark = '\uFEFF';

    private readonly IReadOnlyList<string> _columns = table.File.Columns;

    // A cell more and one less elsewhere in the row would go unseen if any number of empty cells were taken: only the one that rows have goes.
    // A sheet ends its rows anywhere.
    private readonly int? _usual = table.Format.Sheet is null ? table.Format.CellsOfRows ?? table.File.Columns.Count : null;

    /// <summary>How many cells rows mostly have: as many as columns, or fewer or more by separators behind the last name, which are columns to no one.</summary>
    /// <param name="rows">Rows below the names.</param>
    /// <param name="columns">The names.</param>
    public static int UsualCells(IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string> columns) => rows
        .Where(row => !IsAllBlank(row) && MayBeResized(row, columns, NamedColumns(columns)))
        .GroupBy(row => row.Count).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key == columns.Count)
        .Select(same => same.Key).FirstOrDefault(columns.Count);

    /// <summary>Gives the row one cell per column, if it may have that; what it is otherwise.</summary>
    public RowFault? Fit(ref string[] cells)
    {
        if ((cells.Length != _columns.Count || (_usual is { } usual && usual != cells.Length)) && !TryResize(ref cells))
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
        // A row with nothing in it may have any number.
        var isUsual = (_usual is null || cells.Length == _usual) && MayBeResized(cells, _columns, least: 0);
        if (!isUsual && !IsAllBlank(cells))
            return false;
        cells = [.. cells.Take(_columns.Count), .. Enumerable.Repeat("", Math.Max(0, _columns.Count - cells.Length))];
        return true;
    }

    private static bool MayBeResized(IReadOnlyList<string> cells, IReadOnlyList<string> columns, int least) =>
        cells.Count >= least && cells.Skip(columns.Count).All(string.IsNullOrWhiteSpace);

    private static bool IsAllBlank(IReadOnlyList<string> cells) => cells.All(string.IsNullOrWhiteSpace);

    private static int NamedColumns(IReadOnlyList<string> columns)
    {
        var named = columns.Count;
        while (named > 0 && ColumnNames.IsNameless(columns[named - 1]))
            named--;
        return Math.Max(1, named);
    }
}
