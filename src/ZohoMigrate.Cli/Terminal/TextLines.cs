using System.Text.RegularExpressions;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>Sets sentences into a terminal's width, between words only: a path, or what stands in backticks, is not cut and can be copied.</summary>
internal static partial class TextLines
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Columns; null = one line, however long.</param>
    /// <param name="lead">What stands before the first line.</param>
    /// <param name="indent">Blanks before the others.</param>
    public static IEnumerable<string> Wrap(string text, int? width, string lead, int indent)
    {
        var line = lead;
        var isEmpty = true;
        foreach (var word in Words().Matches(text).Select(match => match.Value))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                (line, isEmpty) = (new string(' ', indent), true);
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return line;
    }

    [GeneratedRegex(@"(`[^`\r\n]*`|[^\s])+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
