using System.Text;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// A row whose quote is never closed would take the rest of the file with it. It is cut after the line in which that quote is opened, and
/// reading goes on behind it.
/// </summary>
/// <param name="RawText">The row as far as it goes.</param>
/// <param name="LastLine">The line it is cut after.</param>
/// <param name="Fault">Whether it is that quote, or a line of its own that is too long.</param>
internal sealed record UnclosedQuote(string RawText, long LastLine, RowFault Fault)
{
    public static async Task<UnclosedQuote> CutAsync(OpenedTable table, long firstLine, CancellationToken cancellationToken)
    {
        await using var text = SourceText.OpenUtf8(table.Path, table.Format, firstLine);
        var buffer = new byte[CsvRows.MaxRowSize];
        var known = buffer.AsMemory(0, await text.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken));
        return Cut(known.Span, table, firstLine);
    }

    private static UnclosedQuote Cut(ReadOnlySpan<byte> text, OpenedTable table, long firstLine)
    {
        var opening = LastOpening(text, (byte)table.Format.Delimiter, (byte)(table.Format.Quote ?? 0));
        var lengthOfRest = opening < 0 ? -1 : text[opening..].IndexOfAny((byte)'\r', (byte)'\n');
        // With no end of line in sight it is the line that is too long, whether in quotes or not: reading goes on behind it.
        var isTooLong = lengthOfRest < 0 && text.Length == CsvRows.MaxRowSize;
        var row = lengthOfRest < 0 ? text : text[..(opening + lengthOfRest)];
        return new UnclosedQuote(
            Encoding.UTF8.GetString(isTooLong ? CsvRows.Beginning(row) : row),
            firstLine + LineBreaks.Count(row),
            isTooLong ? RowFault.TooLong : RowFault.UnclosedQuote);
    }

    /// <summary>Where the quote stands that is still open at the end of the text, or -1.</summary>
    private static int LastOpening(ReadOnlySpan<byte> text, byte delimiter, byte quote)
    {
        var opening = -1;
        var isCellStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            if (opening >= 0)
            {
                // A doubled quote is text; so is one that may be doubled, were the text not cut here.
                var isDoubled = i + 1 < text.Length ? text[i + 1] == quote : text.Length == CsvRows.MaxRowSize;
                if (text[i] == quote && isDoubled)
                    i++;
                else if (text[i] == quote)
                    opening = -1;
            }
            else if (text[i] == quote && isCellStart)
            {
                opening = i;
            }

            isCellStart = opening < 0 && text[i] == delimiter;
        }

        return opening;
    }
}
