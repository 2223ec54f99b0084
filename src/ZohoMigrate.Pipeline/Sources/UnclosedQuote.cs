using System.Text;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// A row whose quote is never closed would take the rest of the file with it. It is cut after the line in which that quote is opened, and
/// reading goes on behind it.
/// </summary>
/// <param name="RawText">The row as far as it goes.</param>
/// <param name="LastLine">The line it is cut after.</param>
internal sealed record UnclosedQuote(string RawText, long LastLine)
{
    public static async Task<UnclosedQuote> CutAsync(OpenedTable table, long firstLine, CancellationToken cancellationToken)
    {
        await using var text = SourceText.OpenUtf8(table.Path, table.Table, firstLine);
        var buffer = new byte[CsvRows.MaxRowSize];
        var known = buffer.AsMemory(0, await text.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken));
        return Cut(known.Span, table, firstLine);
    }

    private static UnclosedQuote Cut(ReadOnlySpan<byte> text, OpenedTable table, long firstLine)
    {
        var opening = LastOpening(text, (byte)table.Table.Delimiter);
        if (opening < 0)
        {
            throw new SourceException(
                $"{table.File.Name} line {firstLine}: the row is longer than {CsvRows.MaxRowSize / 1024 / 1024} MB. Is this a CSV file?");
        }

        var lengthOfRest = text[opening..].IndexOfAny((byte)'\r', (byte)'\n');
        var row = lengthOfRest < 0 ? text : text[..(opening + lengthOfRest)];
        return new UnclosedQuote(Encoding.UTF8.GetString(row), firstLine + LineBreaks.Count(row));
    }

    /// <summary>Where the quote stands that is still open at the end of the text, or -1.</summary>
    private static int LastOpening(ReadOnlySpan<byte> text, byte delimiter)
    {
        var opening = -1;
        var isCellStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (opening >= 0)
            {
                // A doubled quote is text; so is one that may be doubled, were the text not cut here.
                var isDoubled = i + 1 < text.Length ? text[i + 1] == '"' : text.Length == CsvRows.MaxRowSize;
                if (text[i] == '"' && isDoubled)
                    i++;
                else if (text[i] == '"')
                    opening = -1;
            }
            else if (text[i] == '"' && isCellStart)
            {
                opening = i;
            }

            isCellStart = opening < 0 && text[i] == delimiter;
        }

        return opening;
    }
}
