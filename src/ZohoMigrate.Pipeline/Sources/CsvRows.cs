using System.Text;
using System.Text.Unicode;
using CsvHelper;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>The rows of a file from some line on, as CsvHelper reads them, with the faults it would otherwise mend in silence.</summary>
internal sealed class CsvRows : ITableRows
{
    /// <summary>Longest row, in bytes: what an unclosed quote may swallow before it is noticed.</summary>
    public const int MaxRowSize = 4 * 1024 * 1024;

    // Enough to find the row by; a spreadsheet shows no more of a cell than 32 767 characters.
    private const int KeptOfTooLong = 1024;

    private readonly CsvReader _reader;
    private readonly TableSource _table;
    private readonly long _lineOffset;
    private CsvMalformedReason? _malformed;
    private long? _lineOfTooLong;

    private CsvRows(Stream utf8, TableSource table, TableFormat format, long line)
    {
        _table = table;
        _lineOffset = line - 1;
        _reader = CsvReader.Create(utf8, new CsvReaderOptions
        {
            Separator = format.Delimiter,
            Mode = format.Quote is null ? CsvMode.NoEscape : CsvMode.Rfc4180,
            Quote = format.Quote ?? TableFormat.Plain.Quote!.Value,
            TrimWhitespace = format.IsTrimmed,
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

    public long FirstLine => (_lineOfTooLong ?? _reader.LineNumber) + _lineOffset;

    public long LastLine => FirstLine + LineBreaks.Count(_reader.RawRecord);

    public int CellCount => _reader.FieldCount;

    public bool MustBeCut => _lineOfTooLong is not null || _malformed == CsvMalformedReason.UnterminatedQuote;

    public RowFault? Fault =>
        _lineOfTooLong is not null ? RowFault.UnclosedQuote :
        RowFault.For(_malformed) ?? (
            _reader.RawRecord.Length > MaxRowSize ? RowFault.TooLong :
            !Utf8.IsValid(_reader.RawRecord) ? RowFault.WrongEncoding(_reader.RawRecord) :
            _reader.RawRecord.Contains((byte)0) ? RowFault.NulByte :
            null);

    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static CsvRows Open(string path, TableSource table, TableFormat format, long line) =>
        Readable.Do(table, () => new CsvRows(SourceText.OpenUtf8(path, format, line), table, format, line));

    /// <summary>Rows of a text, all of them data.</summary>
    public static CsvRows OpenText(string text, TableSource table, TableFormat format) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text)), table, format, line: 1);

    /// <summary>A row longer than <see cref="MaxRowSize"/> counts as an unclosed quote and is the last.</summary>
    /// <exception cref="SourceException">The file cannot be read any longer.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _malformed = null;
        try
        {
            return await _reader.ReadAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Readable.Fault(_table, e);
        }
        catch (CsvFormatException e)
        {
            _lineOfTooLong = e.LineNumber;
            return true;
        }
    }

    public string[] Cells() => _reader.Current.ToArray();

    public string RawText() => Encoding.UTF8.GetString(_reader.RawRecord.Length > MaxRowSize ? Beginning(_reader.RawRecord) : _reader.RawRecord);

    /// <summary>What is kept of a row that is too long.</summary>
    public static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> row) => row[..Math.Min(row.Length, KeptOfTooLong)];

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
