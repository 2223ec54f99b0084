using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// Notices another table below the first. It begins behind a blank line, with a row that fills every column and has a word where every row
/// of the table had a number: such a row names columns. Where blank lines stand between rows, nothing can be told. Or it begins anywhere, with
/// the names in another order. What follows is none of the table's rows, however well it fits.
/// </summary>
internal sealed class TableEnd(IReadOnlyList<string> columns)
{
    private const int RowsLearntFrom = 50;

    private readonly bool[] _hasDigits = [.. Enumerable.Repeat(true, columns.Count)];
    private readonly HashSet<string> _names = columns.ToHashSet(StringComparer.Ordinal);
    private int _learnt;
    private long? _lastLine;
    private bool _areGapsUsual;
    private bool _isBehind;

    /// <summary>Whether the row is behind the table's end.</summary>
    public bool IsBehind(SourceRow row, RowFault? fault)
    {
        var isBehindBlank = _lastLine is { } last && row.FirstLine > last + 1;
        // A row of empty cells is as good as a blank line.
        if (fault != RowFault.Blank)
            _lastLine = row.LastLine;
        if (fault is null && !_isBehind)
            _isBehind = AreNamesInAnotherOrder(row.Cells) || (isBehindBlank && !_areGapsUsual && _learnt > 1 && IsNames(row.Cells));
        if (fault is null && !_isBehind)
            Learn(row.Cells, isBehindBlank);
        return _isBehind && fault != RowFault.Blank;
    }

    private bool AreNamesInAnotherOrder(IReadOnlyList<string> cells) =>
        _names.Count > 1 && _names.Contains(cells[0]) && _names.SetEquals(cells) && cells.Count == _names.Count;

    private bool IsNames(IReadOnlyList<string> cells) =>
        _hasDigits.Contains(true)
        && cells.All(cell => !string.IsNullOrWhiteSpace(cell) && !cell.Any(char.IsDigit))
        && cells.Distinct(StringComparer.Ordinal).Count() == cells.Count;

    private void Learn(IReadOnlyList<string> cells, bool isBehindBlank)
    {
        // Behind the names a blank line is none between rows.
        _areGapsUsual |= isBehindBlank;
        if (_learnt++ >= RowsLearntFrom)
            return;
        for (var i = 0; i < _hasDigits.Length; i++)
            _hasDigits[i] &= cells[i].Any(char.IsDigit);
    }
}
