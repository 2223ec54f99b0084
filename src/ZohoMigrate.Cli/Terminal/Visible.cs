using System.Globalization;
using System.Text;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// Makes a stranger's text fit to be shown: characters that steer a terminal, or that cannot be seen, are shown as signs, and what is too long is
/// cut.
/// </summary>
internal static class Visible
{
    // Unicode's own pictures of the control characters, in their order.
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';

    public static string Of(string text, int longest = int.MaxValue)
    {
        var shown = new StringBuilder();
        foreach (var letter in text)
        {
            if (shown.Length >= longest)
                return $"{shown.ToString(0, longest - 1)}…";
            shown.Append(Sign(letter));
        }

        return shown.ToString();
    }

    private static string Sign(char letter) => letter switch
    {
        < ' ' => ((char)(FirstPicture + letter)).ToString(),
        '\u007F' => PictureOfDelete.ToString(),
        // Among them the marks that turn the direction of writing, and the byte order mark.
        _ when char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => $"<{(int)letter:X4}>",
        _ => letter.ToString(),
    };
}
