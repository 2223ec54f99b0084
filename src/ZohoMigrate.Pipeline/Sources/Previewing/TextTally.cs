using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Previewing;

/// <summary>Line ends and NUL characters of a file, once its encoding is known.</summary>
internal sealed class TextTally
{
    private const int BufferSize = 128 * 1024;

    private long _crLf;
    private long _lf;
    private long _cr;
    private bool _isAfterCr;

    public LineEndCount LineEnds => new(_crLf, _lf, _cr);

    public long Nuls { get; private set; }

    public long? FirstNulLine { get; private set; }

    public static async Task<TextTally> ReadAsync(string path, TableFormat format, CancellationToken cancellationToken)
    {
        await using var text = SourceText.OpenUtf8(path, format, line: 1);
        var tally = new TextTally();
        var buffer = new byte[BufferSize];
        while (await text.ReadAsync(buffer, cancellationToken) is var read and > 0)
            tally.Count(buffer.AsSpan(0, read));
        return tally;
    }

    private void Count(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            // A line feed right after a carriage return belongs to it, also across two buffers.
            if (_isAfterCr && text[0] == '\n')
            {
                (_cr, _crLf) = (_cr - 1, _crLf + 1);
                text = text[1..];
            }

            _isAfterCr = false;
            var at = text.IndexOfAny((byte)'\r', (byte)'\n', (byte)0);
            if (at < 0)
                return;
            CountOne(text[at]);
            text = text[(at + 1)..];
        }
    }

    private void CountOne(byte found)
    {
        switch (found)
        {
            case (byte)'\n':
                _lf++;
                break;
            case (byte)'\r':
                _cr++;
                _isAfterCr = true;
                break;
            default:
                Nuls++;
                FirstNulLine ??= _crLf + _lf + _cr + 1;
                break;
        }
    }
}
