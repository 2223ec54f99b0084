using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Holds the cells of a row against the columns of its table.</summary>
internal sealed class RowShape(OpenedTable table)
{
    private const char Mark = '\uFEFF';

    private readonly IReadOnlyList<string> _columns = table.File.Columns;

    // Null of a sheet, which ends its rows anywhere.
    private readonly int? _usual = table.Format.Sheet is null ? table.Format.CellsOfRows ?? table.File.Columns.Count : null;
    private readonly int _named = NamedColumns(table.File.Columns);

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
        if ((cells.Length != _columns.Count || (_usual is { } usual && usual != cells.Length)) && !AreNames(cells) && !TryResize(ref cells))
            return RowFault.Ragged(cells.Length, _columns, table.Format.CellsOfRows);
        // Where files were put behind one another, each begins with its mark.
        if (cells is [[Mark, ..] marked, ..])
            cells[0] = marked.TrimStart(Mark);
        if (AreNames(cells))
            return RowFault.NamesAgain;
        return Array.TrueForAll(cells, string.IsNullOrWhiteSpace) ? RowFault.Blank : null;
    }

    private bool AreNames(string[] cells) =>
        cells.Length > 1 && cells.Length == _columns.Count && IsName(cells[0], 0) && table.Format.HeaderRows > 0 && !cells.Where((cell, place) => !IsName(cell, place)).Any();

    private bool IsName(string cell, int place) => cell == _columns[place] || (table.Format.IsTrimmed && Blanks.Trim(cell) == _columns[place]);

    private bool TryResize(ref string[] cells)
    {
        if (!IsAllBlank(cells) && !(IsUsual(cells) && MayBeResized(cells, _columns, _usual is null ? 0 : _named)))
            return false;
        cells = [.. cells.Take(_columns.Count), .. Enumerable.Repeat("", Math.Max(0, _columns.Count - cells.Length))];
        return true;
    }

    // An empty cell at the end may as well be the last column's, and a separator be missing in the row, or be there once more: nobody can tell.
    private bool IsUsual(string[] cells) => _usual is null || cells.Length == _usual || (cells.Length < _usual && !string.IsNullOrWhiteSpace(cells[^1]));

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
