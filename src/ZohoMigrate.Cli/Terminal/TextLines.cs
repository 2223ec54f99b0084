namespace ZohoMigrate.Cli.Terminal;

/// <summary>Sets sentences into a terminal's width, between words only: a path, or a line of a mapping, is not cut.</summary>
internal static class TextLines
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Columns; null = one line, however long.</param>
    /// <param name="first">Blanks before the first line.</param>
    /// <param name="rest">Blanks before the others.</param>
    public static IEnumerable<string> Wrap(string text, int? width, int first, int rest)
    {
        var line = new string(' ', first);
        var isEmpty = true;
        foreach (var word in text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                (line, isEmpty) = (new string(' ', rest), true);
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return line;
    }
}
