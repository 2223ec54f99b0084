using System.Buffers;
using System.Text;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>White space, and what else stands around a value or in it unseen: a byte order mark, marks of the writing direction, a soft hyphen.</summary>
internal static class Blanks
{
    // Joiners (U+200C, U+200D) are not among them: at the end of a word they are part of its spelling in several Indian scripts.
    private const string Unseen = "\u00AD\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF";

    private const string Joiners = "\u200C\u200D";

    // Of other widths, or where no line may break.
    private const string Wide = "\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";

    // From here to the general signs stand the scripts in which a joiner changes how a word is written: Arabic, those of India.
    private const char FirstJoined = '\u0600';
    private const char BehindJoined = '\u2000';

    private static readonly SearchValues<char> Changing = SearchValues.Create(Unseen + Joiners + Wide);

    /// <summary>The text without them at both ends.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        // Nearly all text: asked of every cell.
        if (end > 0 && IsLetter(text[0]) && IsLetter(text[end - 1]))
            return text;
        while (start < end && Is(text[start]))
            start++;
        while (end > start && Is(text[end - 1]))
            end--;
        return start == 0 && end == text.Length ? text : text[start..end];
    }

    /// <summary>
    /// The text as anybody sees it: without what is unseen, every blank a plain one. Joiners stay behind letters of scripts that are joined,
    /// and in what is made of several signs.
    /// </summary>
    public static string Seen(string text)
    {
        var first = text.AsSpan().IndexOfAny(Changing);
        if (first < 0)
            return text;

        var seen = new StringBuilder(text, 0, first, text.Length);
        foreach (var character in text.AsSpan(first))
        {
            if (Wide.Contains(character, StringComparison.Ordinal))
                seen.Append(' ');
            else if (!Unseen.Contains(character, StringComparison.Ordinal) && !(Joiners.Contains(character, StringComparison.Ordinal) && !IsJoined(seen)))
                seen.Append(character);
        }

        return seen.ToString();
    }

    private static bool IsJoined(StringBuilder before) =>
        before.Length > 0 && before[^1] is var last && (last is >= FirstJoined and < BehindJoined || last > '\u2190');

    private static bool IsLetter(char character) => character is > ' ' and < '\u007F';

    private static bool Is(char character) => char.IsWhiteSpace(character) || (character >= '\u00AD' && Unseen.Contains(character, StringComparison.Ordinal));
}
