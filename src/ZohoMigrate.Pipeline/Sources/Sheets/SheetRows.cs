using ExcelDataReader;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Sheets;

/// <summary>The rows of a sheet from some row on. Lines are its rows as Excel numbers them; blank cells at a row's end are none.</summary>
internal sealed class SheetRows : ITableRows
{
    private readonly TableSource _table;
    private readonly IExcelDataReader _reader;
    private readonly ErrorCells _errors;
    private readonly long _from;
    private string[] _cells = [];

    private SheetRows(TableSource table, IExcelDataReader reader, ErrorCells errors, long from) =>
        (_table, _reader, _errors, _from) = (table, reader, errors, from);

    public long FirstLine { get; private set; }

    public long LastLine => FirstLine;

    public int CellCount => _cells.Length;

    public bool MustBeCut => false;

    public RowFault? Fault => null;

    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static SheetRows Open(string path, TableSource table, string sheet, long line) => Readable.Do(table, () =>
        new SheetRows(table, Workbook.Open(path, table, sheet), Workbook.Do(table, () => ErrorCells.Open(path, sheet)), line));

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
        while (cells.Count > 0 && string.IsNullOrWhiteSpace(cells[^1]))
            cells.RemoveAt(cells.Count - 1);
        return [.. cells];
    }
}
