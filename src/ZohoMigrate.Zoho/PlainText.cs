using System.Globalization;

namespace ZohoMigrate.Zoho;

/// <summary>
/// Text from outside, fit for a terminal, a log and a line of a report: nothing in it moves the cursor, rings, writes over what stands there, or
/// turns the order of reading.
/// </summary>
public static class PlainText
{
    private const int MostLetters = 1000;

    // Unicode's own pictures of the control characters, in their order.
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';

    /// <summary>The text on one line, control characters as blanks, cut where it is longer than any message for people.</summary>
    public static string Of(string text)
    {
        var plain = Replaced(text, _ => " ").Replace('\n', ' ').Trim();
        return plain.Length <= MostLetters ? plain : $"{plain[..MostLetters]}…";
    }

    /// <summary>The text with its line breaks; what is harmful in it is shown as a sign.</summary>
    public static string Visible(string text) => Replaced(text, Sign);

    /// <summary>A JSON text, in whose strings what is harmful is escaped.</summary>
    public static string Escaped(string json) => Replaced(json, letter => $"\\u{(int)letter:x4}");

    /// <summary>What stands for a letter that is not to be shown as it is.</summary>
    public static string Sign(char letter) => letter switch
    {
        < ' ' => ((char)(FirstPicture + letter)).ToString(),
        '\u007F' => PictureOfDelete.ToString(),
        _ => $"<{(int)letter:X4}>",
    };

    private static string Replaced(string text, Func<char, string> by)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(IsHarmful))
            return text;
        // A carriage return alone goes back to the beginning of the line.
        return string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Select(letter => IsHarmful(letter) ? by(letter) : letter.ToString()));
    }

    private static bool IsHarmful(char letter) => letter switch
    {
        '\n' => false,
        (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        _ => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
