using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Detecting;

/// <summary>
/// Finds a file's encoding: its mark, what the mapping says, every other byte NUL (UTF-16), valid UTF-8 throughout; what is none of these is
/// windows-1252. The whole file is looked at, since one letter near its end may be the first that tells.
/// </summary>
internal static class EncodingSearch
{
    private const string Utf8Name = "utf-8";
    private const string Windows = "windows-1252";

    public static async Task<FoundEncoding> FindAsync(string path, TableSource table, FoundFiles files, CancellationToken cancellationToken)
    {
        if (SourceText.MarkOf(path) is { } mark)
            return new FoundEncoding(mark.WebName, "mark");
        if (table.Encoding is { } given)
            return new FoundEncoding(given, "mapping");
        if (Wide(SourceText.StartOf(path, FileKind.Seen)) is { } wide)
            return new FoundEncoding(wide, "guess");
        if ((await files.ContentAsync(path, cancellationToken)).IsUtf8)
            return new FoundEncoding(Utf8Name, "valid");
        var bytes = await ByteTally.ReadAsync(path, cancellationToken);
        return bytes.IsMostlyUtf8 ? new FoundEncoding(Utf8Name, "guess") : new FoundEncoding(Windows, "guess", Doubt(table, bytes));
    }

    /// <summary>UTF-16 as a mapping names it, where plain letters have a NUL beside each; or null.</summary>
    public static string? Wide(ReadOnlySpan<byte> start)
    {
        Span<int> nuls = [0, 0];
        for (var i = 0; i < start.Length; i++)
            nuls[i % 2] += start[i] == 0 ? 1 : 0;
        if (nuls[1] > start.Length / 8 && nuls[1] > 8 * nuls[0])
            return "utf-16";
        return nuls[0] > start.Length / 8 && nuls[0] > 8 * nuls[1] ? "utf-16BE" : null;
    }

    private static string? Doubt(TableSource table, ByteTally bytes)
    {
        if (bytes.IsPerhapsUtf8)
        {
            return $"{table.File} is neither UTF-8 nor {Windows} throughout, it seems: there are letters of the one ({bytes.Utf8Letters}) and of the other ({bytes.OtherLetters}), first in line {bytes.BrokenLine}. "
                + $"Export it anew, or say how it is to be read: source: {{ file: {table.File}, encoding: {Utf8Name} }}, and only rows that are not UTF-8 are refused; or encoding: {Windows}, and the others are misread.";
        }

        var pages = $"Say how it is encoded, such as source: {{ file: {table.File}, encoding: ibm850 }} for an old DOS program's, or windows-1250 for Central Europe, windows-1251 for Cyrillic";
        if (bytes.IsBeyondWindows)
            return $"{table.File} is neither UTF-8 nor {Windows}: there are bytes in it that are no letters of either. {pages}.";
        return bytes.DoubtfulLine is { } line
            ? $"{table.File} is not UTF-8, and hardly {Windows}: read so, there are signs and accents in words that no language has, first in line {line}. {pages}; or {Windows}, if it is that."
            : null;
    }
}
