namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>White space, and what else stands around a value unseen: a byte order mark, marks of the writing direction, a soft hyphen.</summary>
internal static class Blanks
{
    // Joiners (U+200C, U+200D) are not among them: at the end of a word they are part of its spelling in several Indian scripts.
    private const string Unseen = "\u00AD\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF";

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

    private static bool IsLetter(char character) => character is > ' ' and < '\u007F';

    private static bool Is(char character) => char.IsWhiteSpace(character) || (character >= '\u00AD' && Unseen.Contains(character, StringComparison.Ordinal));
}
