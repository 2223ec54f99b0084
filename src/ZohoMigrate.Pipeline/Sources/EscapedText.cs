namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Text in which a quote inside a cell has an escape before it (<c>\"</c>), handed on with that quote doubled, as RFC 4180 has it.</summary>
internal sealed class EscapedText(Stream text, byte escape, byte quote) : Stream
{
    private const int BufferSize = 64 * 1024;

    private readonly byte[] _read = new byte[BufferSize];

    // An escape may have been kept back from the buffer before, and comes on top.
    private readonly byte[] _ready = new byte[BufferSize + 1];
    private int _from;
    private int _to;
    private bool _isEscaped;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_from == _to)
        {
            if (!Fill(text.Read(_read)))
                return 0;
        }

        return Take(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_from == _to)
        {
            if (!Fill(await text.ReadAsync(_read, cancellationToken)))
                return 0;
        }

        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => text.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _to - _from);
        _ready.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    /// <returns>Whether anything may still come.</returns>
    private bool Fill(int read)
    {
        (_from, _to) = (0, 0);
        foreach (var next in _read.AsSpan(0, read))
            Add(next);
        if (read > 0 || !_isEscaped)
            return read > 0;
        _isEscaped = false;
        _ready[_to++] = escape;
        return true;
    }

    private void Add(byte next)
    {
        if (!_isEscaped && next == escape)
        {
            _isEscaped = true;
            return;
        }

        // An escape before anything but a quote and itself is text.
        if (_isEscaped && next != escape)
            _ready[_to++] = next == quote ? quote : escape;
        _isEscaped = false;
        _ready[_to++] = next;
    }
}
