using System.Security.Cryptography;

namespace ZohoMigrate.Pipeline.Records.Files;

/// <summary>
/// A file that is read once, from beginning to end. The piece that would complete it is given out only if all of it is what was checked: whoever
/// sends it has not sent the whole then.
/// </summary>
/// <param name="content">The file; disposed with this.</param>
/// <param name="staged">What it should be.</param>
internal sealed class ProvenContent(Stream content, StagedFile staged) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _read;
    private bool _isProven;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => staged.Bytes;

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Prove(buffer, content.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await content.ReadAsync(buffer, cancellationToken);
        return Prove(buffer.Span, count);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Prove(ReadOnlySpan<byte> buffer, int count)
    {
        if (buffer.IsEmpty || _isProven)
            return count > 0 ? throw Changed() : 0;
        _hash.AppendData(buffer[..count]);
        _read += count;
        if (_read > staged.Bytes || (count == 0 && _read < staged.Bytes))
            throw Changed();
        if (_read == staged.Bytes)
            _isProven = Convert.ToHexStringLower(_hash.GetCurrentHash()) == staged.Hash ? true : throw Changed();
        return count;
    }

    private static IOException Changed() => new("The file holds something else than when its record was checked.");
}
