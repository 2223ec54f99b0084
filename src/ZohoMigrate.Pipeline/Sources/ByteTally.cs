using System.Buffers;
using System.Text;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>What a file's bytes say of its encoding, read once through.</summary>
internal sealed class ByteTally
{
    private static readonly SearchValues<byte> NoLetters = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private const int BufferSize = 128 * 1024;

    private readonly WindowsDoubt _doubt = new();
    private long _multiByte;
    private long _broken;
    private long _soundLines;
    private long _brokenLines;
    private bool _isLineSound;
    private bool _isLineBroken;

    /// <summary>Whether the file is UTF-8, but for a few letters or lines at most: those are damage, not another encoding.</summary>
    public bool IsMostlyUtf8 => _multiByte > 10 * _broken || _soundLines > _brokenLines || _broken == 0;

    /// <summary>Lines with letters beyond ASCII, all of them UTF-8. Text of a code page is that only by chance, and hardly for a whole line.</summary>
    public long Utf8Lines => _soundLines;

    /// <summary>Lines with letters that are not UTF-8.</summary>
    public long OtherLines => _brokenLines;

    /// <summary>Whether there are bytes that windows-1252 has no letter for.</summary>
    public bool IsBeyondWindows { get; private set; }

    /// <summary>The line where windows-1252 would hardly be what is written there; null where there is none.</summary>
    public long? DoubtfulLine => _doubt.Line;

    public static async Task<ByteTally> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        var tally = new ByteTally();
        var buffer = new byte[BufferSize];
        var kept = 0;
        while (await file.ReadAsync(buffer.AsMemory(kept), cancellationToken) is var read and > 0)
        {
            tally._doubt.Take(buffer.AsSpan(kept, read));
            var rest = tally.CountLetters(buffer.AsSpan(0, kept + read));
            buffer.AsSpan(kept + read - rest, rest).CopyTo(buffer);
            kept = rest;
        }

        if (kept > 0)
            tally.Broken(buffer.AsSpan(0, kept));
        tally.EndLine();
        return tally;
    }

    /// <returns>How many bytes at the end are the beginning of a letter.</returns>
    private int CountLetters(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var at and >= 0)
        {
            if (bytes[..at].ContainsAny((byte)'\n', (byte)'\r'))
                EndLine();
            bytes = bytes[at..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status == OperationStatus.NeedMoreData)
                return bytes.Length;
            if (status == OperationStatus.Done)
                Sound();
            else
                Broken(bytes[..used]);
            bytes = bytes[used..];
        }

        if (bytes.ContainsAny((byte)'\n', (byte)'\r'))
            EndLine();
        return 0;
    }

    private void Sound()
    {
        _multiByte++;
        _isLineSound = true;
    }

    private void Broken(ReadOnlySpan<byte> letter)
    {
        IsBeyondWindows |= letter.ContainsAny(NoLetters);
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
