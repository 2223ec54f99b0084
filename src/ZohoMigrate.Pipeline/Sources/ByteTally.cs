using System.Buffers;
using System.Text;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>What a file's bytes say of its encoding, read once through.</summary>
internal sealed class ByteTally
{
    private static readonly SearchValues<byte> NoLetters = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    private const int BufferSize = 128 * 1024;
    private const int LongestLetter = 4;

    private readonly WindowsDoubt _doubt = new();
    private long _multiByte;
    private long _broken;
    private long _line = 1;
    private long _soundLines;
    private long _brokenLines;
    private bool _hasSurrogate;
    private bool _isLineSound;
    private bool _isLineBroken;

    /// <summary>
    /// Whether the file is UTF-8, but for a few letters or lines at most: those are damage, not another encoding. Letters in a form that UTF-8
    /// forbids (<see cref="MisspeltLetter"/>) are no other encoding's either.
    /// </summary>
    public bool IsMostlyUtf8 => _multiByte > 10 * _broken || _soundLines > _brokenLines || (_broken == 0 && (_multiByte > 0 || _hasSurrogate));

    /// <summary>Whether it may be UTF-8 all the same: of its letters beyond ASCII as many are UTF-8 as are not, which those of a code page never are.</summary>
    public bool IsPerhapsUtf8 => _soundLines > 0 || _multiByte >= _broken;

    /// <summary>Letters beyond ASCII that are UTF-8.</summary>
    public long Utf8Letters => _multiByte;

    /// <summary>Those that are not, in whichever form.</summary>
    public long OtherLetters => _broken;

    /// <summary>The line of the first letter that is not UTF-8; null where there is none.</summary>
    public long? BrokenLine { get; private set; }

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
            var rest = tally.CountLetters(buffer.AsSpan(0, kept + read), isLast: false);
            buffer.AsSpan(kept + read - rest, rest).CopyTo(buffer);
            kept = rest;
        }

        tally.CountLetters(buffer.AsSpan(0, kept), isLast: true);
        tally.EndLine();
        return tally;
    }

    /// <returns>How many bytes at the end may be the beginning of a letter.</returns>
    private int CountLetters(ReadOnlySpan<byte> bytes, bool isLast)
    {
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var at and >= 0)
        {
            PassAscii(bytes[..at]);
            bytes = bytes[at..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status != OperationStatus.Done && !isLast && bytes.Length < LongestLetter)
                return bytes.Length;
            if (status == OperationStatus.Done)
                Sound();
            else if (MisspeltLetter.LengthOf(bytes) is > 0 and var length)
                (used, _hasSurrogate) = (length, _hasSurrogate || length > 2);
            else
                Broken(bytes[..used]);
            bytes = bytes[used..];
        }

        PassAscii(bytes);
        return 0;
    }

    private void PassAscii(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.ContainsAny((byte)'\n', (byte)'\r'))
            return;
        EndLine();
        // Lines as messages count them end at CR, LF or both: in files of CR alone every line is the first.
        _line += bytes.Count((byte)'\n');
    }

    private void Sound()
    {
        _multiByte++;
        _isLineSound = true;
    }

    private void Broken(ReadOnlySpan<byte> letter)
    {
        BrokenLine ??= _line;
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
