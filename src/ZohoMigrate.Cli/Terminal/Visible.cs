using System.Globalization;
using System.Text;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// A cell of a source for whoever wants to know what is in it: on one line, each character that steers a terminal or cannot be seen as a sign,
/// and cut where it is too long.
/// </summary>
internal static class Visible
{
    public static string Of(string text, int longest = int.MaxValue)
    {
        var shown = new StringBuilder();
        foreach (var letter in text)
        {
            if (shown.Length >= longest)
                return $"{shown.ToString(0, longest - 1)}…";
            shown.Append(IsSeen(letter) ? letter.ToString() : PlainText.Sign(letter));
        }

        return shown.ToString();
    }

    // Among those of format: the marks that turn the direction of writing, the joiners, and the byte order mark.
    private static bool IsSeen(char letter) => char.GetUnicodeCategory(letter)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
