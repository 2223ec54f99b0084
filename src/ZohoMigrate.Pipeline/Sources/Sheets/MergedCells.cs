using ExcelDataReader;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>
/// The cells of a sheet that are merged with one above them. A workbook keeps the value of merged cells in the first alone, so that the rows below
/// would read as if it had been left blank.
/// </summary>
/// <param name="merged">All merged cells of the sheet.</param>
/// <param name="from">The first row of the data, from 1: names and titles are merged as anyone likes.</param>
internal sealed class MergedCells(IEnumerable<CellRange> merged, long from)
{
    /// <summary>What stands in such a cell.</summary>
    public const string Sign = "#MERGED!";

    private readonly Queue<CellRange> _coming = new(merged.Where(cells => cells.FromRow + 1 >= from && cells.ToRow > cells.FromRow).OrderBy(cells => cells.FromRow));
    private readonly List<CellRange> _open = [];

    /// <summary>The places of a row's, from 0. Rows are asked for in order.</summary>
    /// <param name="row">From 1.</param>
    public IEnumerable<int> Of(long row)
    {
        while (_coming.TryPeek(out var next) && next.FromRow + 1 < row)
            _open.Add(_coming.Dequeue());
        if (_open.Count == 0)
            return [];
        _open.RemoveAll(cells => cells.ToRow + 1 < row);
        return _open.SelectMany(cells => Enumerable.Range(cells.FromColumn, cells.ToColumn - cells.FromColumn + 1));
    }
}
