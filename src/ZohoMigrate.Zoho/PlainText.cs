namespace ZohoMigrate.Zoho;

/// <summary>Text from outside, fit for a terminal and for a line of a report: nothing in it moves the cursor, rings, or turns the reading order.</summary>
public static class PlainText
{
    private const int MostLetters = 1000;

    /// <summary>The text on one line, control characters as blanks, cut where it is longer than any message for people.</summary>
    public static string Of(string text)
    {
        var plain = Printable(text).ReplaceLineEndings(" ").Trim();
        return plain.Length <= MostLetters ? plain : $"{plain[..MostLetters]}…";
    }

    /// <summary>The text with its line breaks, every other control character as a blank.</summary>
    public static string Printable(string text) =>
        text.Any(IsHarmful) ? string.Concat(text.Select(letter => IsHarmful(letter) ? ' ' : letter)) : text;

    private static bool IsHarmful(char letter) => (char.IsControl(letter) && letter is not ('\n' or '\r')) || IsDirection(letter);

    private static bool IsDirection(char letter) => letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
