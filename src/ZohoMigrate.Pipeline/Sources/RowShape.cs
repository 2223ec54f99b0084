using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Holds the cells of a row against the columns of its table.</summary>
/// <param name="columns">The names.</param>
/// <param name="format">How the table is read.</param>
internal sealed class RowShape(IReadOnlyList<string> columns, TableFormat format)
{
    private const char Mark = '\uFEFF';

    // How programs of DOS end a file.
    private const string EndOfFile = "\u001A";

    // Null of a sheet, which ends its rows anywhere.
    private readonly int? _usual = format.Sheet is null ? format.CellsOfRows ?? columns.Count : null;
    private readonly int _named = NamedColumns(columns);

    /// <summary>How many cells rows mostly have: as many as columns, or fewer or more by separators behind the last name, which are columns to no one.</summary>
    /// <param name="rows">Rows below the names.</param>
    /// <param name="columns">The names.</param>
    public static int UsualCells(IEnumerable<IReadOnlyList<string>> rows, IReadOnlyList<string> columns) => rows
        .Where(row => !IsAllBlank(row) && MayBeResized(row, columns, NamedColumns(columns)))
        .GroupBy(row => row.Count).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key == columns.Count)
        .Select(same => same.Key).FirstOrDefault(columns.Count);

    /// <summary>A text that is not cut into cells, and stands in the first one.</summary>
    public static string[] Uncut(string text, int columns) => [text, .. Enumerable.Repeat("", Math.Max(0, columns - 1))];

    /// <summary>Gives the row one cell per column, if it may have that; what it is otherwise.</summary>
    public RowFault? Fit(ref string[] cells)
    {
        if (Resize(ref cells) is { } ragged)
            return ragged;
        // Where files were put behind one another, each begins with its mark.
        if (cells is [[Mark, ..] marked, ..])
            cells[0] = marked.TrimStart(Mark);
        if (AreNames(cells))
            return RowFault.NamesAgain;
        return Array.TrueForAll(cells, string.IsNullOrWhiteSpace) ? RowFault.Blank : null;
    }

    /// <summary>The same, whatever stands in the cells.</summary>
    public RowFault? Resize(ref string[] cells)
    {
        if (cells is [EndOfFile])
            cells = [""];
        if (cells.Length == columns.Count && (_usual is null || _usual == cells.Length || AreNames(cells)))
            return null;
        if (!IsAllBlank(cells) && !(IsUsual(cells) && MayBeResized(cells, columns, _usual is null ? 0 : _named)))
            return format.Sheet is not null ? RowFault.Ragged(cells, columns).InSheet() : IsQuotedWhole(cells) ? RowFault.QuotedWhole : RowFault.Ragged(cells, columns, format.CellsOfRows);
        cells = [.. cells.Take(columns.Count), .. Enumerable.Repeat("", Math.Max(0, columns.Count - cells.Length))];
        return null;
    }

    private bool AreNames(string[] cells) =>
        cells.Length > 1 && cells.Length == columns.Count && IsName(cells[0], 0) && format.HeaderRows > 0 && !cells.Where((cell, place) => !IsName(cell, place)).Any();

    private bool IsName(string cell, int place) => cell == columns[place] || (format.IsTrimmed && Blanks.Trim(cell) == columns[place]);

    // A row that ends on a later line may have a separator within any cell, and its last cells may be empty.
    private bool IsUsual(string[] cells) => _usual is not { } usual || cells.Length == usual || (cells.Length < usual && EndsEarly(cells));

    // With nothing in the last named cell a separator may be missing anywhere in the row: nobody can tell.
    private bool EndsEarly(string[] cells) => cells.Skip(_named - 1).Any(cell => !string.IsNullOrWhiteSpace(cell));

    private bool IsQuotedWhole(string[] cells) => cells is [var only] && only.Count(letter => letter == format.Delimiter) >= columns.Count - 1;

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
