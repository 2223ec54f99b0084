using System.Text;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Opens a file as UTF-8, whatever it is written in, at the beginning of any of its lines.</summary>
internal static class SourceText
{
    private const int BufferSize = 128 * 1024;
    private const int LongestMark = 4;

    /// <param name="path">The file.</param>
    /// <param name="format">How it is read.</param>
    /// <param name="line">The line to begin at, from 1.</param>
    public static Stream OpenUtf8(string path, TableFormat format, long line)
    {
        var offset = 0L;
        if (line > 1)
        {
            using var before = OpenUtf8(path, format);
            offset = OffsetOfLine(before, line);
        }

        var text = OpenUtf8(path, format);
        Skip(text, offset);
        return text;
    }

    /// <summary>The encoding a file's byte order mark names, or null where it has none.</summary>
    public static Encoding? MarkOf(string path) => EncodingOfMark(StartOf(path, LongestMark));

    /// <summary>A file's first bytes: so many, or all it has.</summary>
    public static byte[] StartOf(string path, int length)
    {
        using var file = File.OpenRead(path);
        var start = new byte[length];
        return start[..file.ReadAtLeast(start, length, throwOnEndOfStream: false)];
    }

    private static Stream OpenUtf8(string path, TableFormat format)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan | FileOptions.Asynchronous);
        Span<byte> start = stackalloc byte[LongestMark];
        var known = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        var encoding = EncodingOfMark(known) ?? SourceEncoding.Find(format.Encoding)
            ?? throw new SourceException($"{Path.GetFileName(path)}: there is no encoding named `{format.Encoding}`.");
        var text = encoding is UTF8Encoding ? file : Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8);
        return format is { Escape: { } escape, Quote: { } quote } ? new EscapedText(text, (byte)escape, (byte)quote) : text;
    }

    private static Encoding? EncodingOfMark(ReadOnlySpan<byte> known)
    {
        Encoding[] marked = [Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode];
        foreach (var encoding in marked)
        {
            if (known.StartsWith(encoding.Preamble))
                return encoding;
        }

        return null;
    }

    private static long OffsetOfLine(Stream text, long line)
    {
        var offset = 0L;
        var previous = -1;
        using var buffered = new BufferedStream(text, BufferSize);
        for (var current = buffered.ReadByte(); current >= 0; current = buffered.ReadByte())
        {
            if (previous == '\n' || (previous == '\r' && current != '\n'))
                line--;

            if (line == 1)
                return offset;

            offset++;
            previous = current;
        }

        return offset;
    }

    private static void Skip(Stream text, long bytes)
    {
        var buffer = new byte[BufferSize];
        while (bytes > 0)
        {
            var read = text.Read(buffer, 0, (int)Math.Min(buffer.Length, bytes));
            if (read == 0)
                return;

            bytes -= read;
        }
    }
}
