using System.Text;
using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>Says where in a view's text something is wrong: "no such column `guidd` at views/sales.sql:12:8".</summary>
internal static partial class ViewText
{
    /// <param name="view">The view.</param>
    /// <param name="offset">Bytes before the place, or less than 0 where SQLite does not say.</param>
    public static string Place(ViewSource view, int offset)
    {
        var before = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(view.Text).AsSpan(0, Math.Max(0, offset)));
        var line = before.Count(character => character == '\n') + 1;
        return $"{view.File}:{line}:{before.Length - before.LastIndexOf('\n')}";
    }

    /// <summary>The place of a word; the beginning where it is not in the text.</summary>
    public static string Place(ViewSource view, string word)
    {
        var at = Comments().Replace(view.Text, match => new string(' ', match.Length)).IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return Place(view, Encoding.UTF8.GetByteCount(view.Text.AsSpan(0, Math.Max(0, at))));
    }

    /// <summary>What SQLite says, the name it does not know, and the one that was most likely meant.</summary>
    /// <param name="message">SQLite's words.</param>
    /// <param name="columns">What the tables have.</param>
    /// <param name="tables">What there is.</param>
    public static (string Message, string? Name, string? Nearest) Explain(string message, IEnumerable<string> columns, IEnumerable<string> tables)
    {
        var unknown = Unknown().Match(message);
        if (!unknown.Success)
            return (message, null, null);
        var (what, name) = (unknown.Groups["what"].Value, unknown.Groups["name"].Value);
        var known = what == "table" ? tables : what == "column" ? columns : [];
        return ($"no such {what} `{name}`", name, NearestName.Of(name[(name.LastIndexOf('.') + 1)..], known));
    }

    /// <summary>What to do instead, where SQLite's words do not tell; with a space before it.</summary>
    public static string Remedy(string message) => message.EndsWith("may not be used as a window function", StringComparison.Ordinal)
        ? $" Ask for the rows it is to add up in a SELECT of its own: (SELECT sum(b.amount) FROM legs b WHERE b.guid = a.guid AND b.{ViewSource.RowColumn} <= a.{ViewSource.RowColumn}), "
            + "with an `index` of the table on what it looks them up by."
        : "";

    // A quoted text may hold what looks like a comment: then the place is that of the next word, and no worse.
    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^no such (?<what>column|table|function): (?<name>.+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unknown();
}
