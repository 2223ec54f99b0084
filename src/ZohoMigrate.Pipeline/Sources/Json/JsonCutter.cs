using System.Text;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>Takes a JSON text apart, value by value. No more of it is held than the value at hand, and of a long one only the beginning.</summary>
internal sealed class JsonCutter(Stream utf8, TableSource table) : IAsyncDisposable
{
    private const int FirstSize = 64 * 1024;

    private byte[] _buffer = new byte[FirstSize];
    private int _from;
    private int _to;
    private bool _isBegun;

    /// <summary>Where what comes next stands.</summary>
    public TextPlace Place { get; } = new();

    /// <summary>The first line that ends inside a text, where a quote may be missing; null where none does.</summary>
    public long? DoubtfulLine { get; private set; }

    private int Known => _to - _from;

    /// <summary>The next byte that is no blank, -1 at the end; it is still to come.</summary>
    public async ValueTask<int> PeekAsync(CancellationToken cancellationToken)
    {
        do
        {
            var blanks = _buffer.AsSpan(_from, Known).IndexOfAnyExcept(" \t\r\n"u8);
            Pass(blanks < 0 ? Known : blanks);
            if (blanks >= 0)
                return _buffer[_from];
        }
        while (await FillAsync(cancellationToken));
        return -1;
    }

    /// <summary>Goes behind the byte that was looked at.</summary>
    public void Pass() => Pass(1);

    /// <summary>Cuts out the value that comes next, of which the first byte was looked at.</summary>
    /// <exception cref="SourceException">It has no end, or a bracket in it is another's.</exception>
    public async ValueTask<JsonCut> CutAsync(CancellationToken cancellationToken)
    {
        var (scan, line, column) = (new JsonScan(), Place.Line, Place.Column);
        byte[]? beginning = null;
        for (var seen = 0; ;)
        {
            var end = scan.Find(_buffer.AsSpan(_from + seen, Known - seen));
            if (beginning is null && scan.Break is { } at)
                DoubtfulLine ??= line + LineBreaks.Count(_buffer.AsSpan(_from, (int)at));
            if (scan.Expected is { } || scan.IsTooDeep)
                throw Broken(scan, Math.Max(0, seen + end));
            seen = end < 0 ? Known : seen + end;
            if (end < 0 && seen > CsvRows.MaxRowSize)
            {
                beginning ??= CsvRows.Beginning(_buffer.AsSpan(_from, seen)).ToArray();
                Pass(seen);
                seen = 0;
            }

            if (end < 0 && await FillAsync(cancellationToken))
                continue;
            if (end < 0 && !scan.IsWord)
                throw Unfinished(line, column);
            return Cut(seen, beginning, line, column);
        }
    }

    /// <summary>Cuts out the rest of the line, of which the first byte was looked at.</summary>
    public async ValueTask<JsonCut> CutLineAsync(CancellationToken cancellationToken)
    {
        var (line, column) = (Place.Line, Place.Column);
        byte[]? beginning = null;
        for (var seen = 0; ;)
        {
            var end = _buffer.AsSpan(_from + seen, Known - seen).IndexOfAny((byte)'\r', (byte)'\n');
            seen = end < 0 ? Known : seen + end;
            if (end < 0 && seen > CsvRows.MaxRowSize)
            {
                beginning ??= CsvRows.Beginning(_buffer.AsSpan(_from, seen)).ToArray();
                Pass(seen);
                seen = 0;
            }

            if (end < 0 && await FillAsync(cancellationToken))
                continue;
            return Cut(seen, beginning, line, column);
        }
    }

    public ValueTask DisposeAsync() => utf8.DisposeAsync();

    private JsonCut Cut(int length, byte[]? beginning, long line, long column)
    {
        var text = _buffer.AsMemory(_from, length);
        Pass(length);
        return beginning is null && length <= CsvRows.MaxRowSize
            ? new JsonCut(text, line, column, Place.Line)
            : new JsonCut(beginning ?? CsvRows.Beginning(text.Span).ToArray(), line, column, Place.Line) { IsTooLong = true };
    }

    private void Pass(int bytes)
    {
        Place.Pass(_buffer.AsSpan(_from, bytes));
        _from += bytes;
    }

    private SourceException Broken(JsonScan scan, int at)
    {
        Pass(at);
        return JsonFaults.At(table, Place.Line, Place.Column, scan.IsTooDeep
            ? $"brackets are nested deeper than {JsonScan.Deepest}, which nothing reads."
            : $"it is no JSON: {JsonFaults.Shown(_buffer[_from])} stands where {JsonFaults.Shown(scan.Expected!.Value)} should be{Doubt()}.");
    }

    private SourceException Unfinished(long line, long column) => JsonFaults.At(
        table, line, column, $"the value that begins there has no end: the file is not whole, or a quote or bracket is missing{Doubt()}.");

    private string Doubt() => DoubtfulLine is { } line ? FormattableString.Invariant($", perhaps in line {line}, which ends inside a text") : "";

    /// <returns>Whether there was anything more.</returns>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, Known).CopyTo(_buffer);
            (_from, _to) = (0, Known);
        }

        if (_to == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = await ReadAsync(cancellationToken);
        _to += read;
        if (!_isBegun && _to >= Encoding.UTF8.Preamble.Length)
        {
            _isBegun = true;
            _from = _buffer.AsSpan(0, _to).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        }

        return read > 0;
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The first bytes at once: they may be a mark.
            return await utf8.ReadAtLeastAsync(_buffer.AsMemory(_to), _isBegun ? 1 : Encoding.UTF8.Preamble.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Readable.Fault(table, e);
        }
        catch (DecoderFallbackException e)
        {
            throw new SourceException($"{table.File} line {Place.Line}, or below: there are bytes that are no text in the file's encoding. Say how it is encoded, or export it anew as UTF-8.", e);
        }
    }
}
