using System.Buffers;
using System.Text;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>What a file's bytes say of its encoding, read once through.</summary>
internal sealed class ByteTally
{
    private const int BufferSize = 128 * 1024;

    private long _multiByte;
    private long _broken;
    private long _soundLines;
    private long _brokenLines;
    private bool _isLineSound;
    private bool _isLineBroken;
    private long _nulsAtEven;
    private long _nulsAtOdd;

    public long Bytes { get; private set; }

    public static async Task<ByteTally> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        var tally = new ByteTally();
        var buffer = new byte[BufferSize];
        var kept = 0;
        while (await file.ReadAsync(buffer.AsMemory(kept), cancellationToken) is var read and > 0)
        {
            tally.CountNuls(buffer.AsSpan(kept, read));
            tally.Bytes += read;
            var rest = tally.CountLetters(buffer.AsSpan(0, kept + read));
            buffer.AsSpan(kept + read - rest, rest).CopyTo(buffer);
            kept = rest;
        }

        if (kept > 0)
            tally.Broken();
        tally.EndLine();
        return tally;
    }

    /// <summary>The encoding of a file that has no mark, as a mapping names it, and whether that is a guess.</summary>
    public (string Name, bool IsGuess) Encoding()
    {
        // Every other byte of plain letters is NUL in UTF-16.
        if (_nulsAtOdd > Bytes / 8 && _nulsAtOdd > 8 * _nulsAtEven)
            return ("utf-16", true);
        if (_nulsAtEven > Bytes / 8 && _nulsAtEven > 8 * _nulsAtOdd)
            return ("utf-16BE", true);
        // Text of a code page is valid UTF-8 only by chance, and hardly for a whole line; a few broken letters, or lines, are damage.
        if (_broken == 0)
            return ("utf-8", false);
        return _multiByte > 10 * _broken || _soundLines > _brokenLines ? ("utf-8", true) : ("windows-1252", true);
    }

    private void CountNuls(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)0); at >= 0;)
        {
            if ((Bytes + at) % 2 == 0)
                _nulsAtEven++;
            else
                _nulsAtOdd++;
            var next = bytes[(at + 1)..].IndexOf((byte)0);
            at = next < 0 ? next : at + 1 + next;
        }
    }

    /// <returns>How many bytes at the end are the beginning of a letter.</returns>
    private int CountLetters(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var at and >= 0)
        {
            if (bytes[..at].Contains((byte)'\n'))
                EndLine();
            bytes = bytes[at..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status == OperationStatus.NeedMoreData)
                return bytes.Length;
            if (status == OperationStatus.Done)
                Sound();
            else
                Broken();
            bytes = bytes[used..];
        }

        if (bytes.Contains((byte)'\n'))
            EndLine();
        return 0;
    }

    private void Sound()
    {
        _multiByte++;
        _isLineSound = true;
    }

    private void Broken()
    {
        _broken++;
        _isLineBroken = true;
    }

    private void EndLine()
    {
        if (_isLineBroken)
            _brokenLines++;
        else if (_isLineSound)
            _soundLines++;
        (_isLineSound, _isLineBroken) = (false, false);
    }
}
