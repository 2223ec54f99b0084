using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>The rows of a file from some line on, as CsvHelper reads them, with the faults it would otherwise mend in silence.</summary>
internal sealed class CsvRows : IAsyncDisposable
{
    /// <summary>Longest row, in bytes: what an unclosed quote may swallow before it is noticed.</summary>
    public const int MaxRowSize = 4 * 1024 * 1024;

    private readonly CsvReader _reader;
    private readonly long _lineOffset;
    private CsvMalformedReason? _malformed;
    private long? _lineOfTooLong;

    private CsvRows(Stream utf8, TableSource table, long line)
    {
        _lineOffset = line - 1;
        _reader = CsvReader.Create(utf8, new CsvReaderOptions
        {
            Separator = table.Delimiter,
            HasHeader = false,
            DetectSeparatorHint = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRowSize,
            IncludeValuesInExceptions = false,
            // Recovered, because a skipped row would be gone: the callback marks it, and it is handed out as unreadable.
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = malformed => _malformed = malformed.Reason,
        });
    }

    /// <summary>The line the current row begins on.</summary>
    public long FirstLine => (_lineOfTooLong ?? _reader.LineNumber) + _lineOffset;

    /// <summary>The line the current row ends on.</summary>
    public long LastLine => FirstLine + LineBreaks.Count(_reader.RawRecord);

    public int CellCount => _reader.FieldCount;

    /// <summary>What is wrong with the current row, or null.</summary>
    public RowFault? Fault =>
        _lineOfTooLong is not null ? RowFault.UnclosedQuote :
        RowFault.For(_malformed) ?? (Utf8.IsValid(_reader.RawRecord) ? null : RowFault.WrongEncoding);

    public static CsvRows Open(string path, TableSource table, long line) =>
        new(SourceText.OpenUtf8(path, table, line), table, line);

    /// <summary>Rows of a text, all of them data.</summary>
    public static CsvRows OpenText(string text, TableSource table) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), table, line: 1);

    /// <summary>Goes to the next row; false at the end. A row longer than <see cref="MaxRowSize"/> counts as an unclosed quote and is the last.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _malformed = null;
        try
        {
            return await _reader.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException e)
        {
            _lineOfTooLong = e.LineNumber;
            return true;
        }
    }

    /// <summary>The current row's cells.</summary>
    public string[] Cells() => _reader.Current.ToArray();

    /// <summary>The current row as it stands in the file.</summary>
    public string RawText() => Encoding.UTF8.GetString(_reader.RawRecord);

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
