using ExcelDataReader;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>The rows of a sheet from some row on. Lines are its rows as Excel numbers them; blank cells at a row's end are none.</summary>
internal sealed class SheetRows : ITableRows
{
    private readonly TableSource _table;
    private readonly IExcelDataReader _reader;
    private readonly ErrorCells _errors;
    private readonly MergedCells _merged;
    private readonly long _from;
    private string[] _cells = [];

    private SheetRows(TableSource table, IExcelDataReader reader, ErrorCells errors, MergedCells merged, long from) =>
        (_table, _reader, _errors, _merged, _from) = (table, reader, errors, merged, from);

    public long FirstLine { get; private set; }

    public long LastLine => FirstLine;

    public int CellCount => _cells.Length;

    public bool MustBeCut => false;

    public RowFault? Fault => null;

    /// <param name="path">The workbook.</param>
    /// <param name="table">What the mapping says of it.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="line">The row to begin at, from 1.</param>
    /// <param name="data">The first row that is data; null where it is not known yet.</param>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static SheetRows Open(string path, TableSource table, string sheet, long line, long? data) => Readable.Do(table, () =>
    {
        var reader = Workbook.Open(path, table, sheet);
        return new SheetRows(table, reader, Workbook.Do(table, () => ErrorCells.Open(path, sheet)), new MergedCells(data is null ? [] : reader.MergeCells ?? [], data ?? 0), line);
    });

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (Workbook.Do(_table, _reader.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            FirstLine++;
            if (FirstLine < _from)
                continue;
            _cells = Workbook.Do(_table, ReadCells);
            if (_cells.Length > 0)
                return ValueTask.FromResult(true);
        }

        return ValueTask.FromResult(false);
    }

    public string[] Cells() => _cells;

    public string RawText() => CsvText.Of(_cells);

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _errors.DisposeAsync();
    }

    private string[] ReadCells()
    {
        var errors = _errors.Of(FirstLine);
        var cells = new List<string>(_reader.FieldCount);
        for (var i = 0; i < _reader.FieldCount; i++)
            cells.Add(errors.TryGetValue(i, out var error) ? error : CellText.Of(_reader.GetValue(i), _reader.GetNumberFormatString(i)));
        // A row that has nothing of its own is blank, merged or not.
        if (!cells.TrueForAll(string.IsNullOrWhiteSpace))
        {
            foreach (var place in _merged.Of(FirstLine).Where(place => place < cells.Count && cells[place].Length == 0))
                cells[place] = MergedCells.Sign;
        }

        while (cells.Count > 0 && string.IsNullOrWhiteSpace(cells[^1]))
            cells.RemoveAt(cells.Count - 1);
        return [.. cells];
    }
}
