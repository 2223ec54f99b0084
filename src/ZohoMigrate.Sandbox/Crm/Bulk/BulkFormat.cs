using System.Text;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>How dates and times may be written in a file: Java's patterns, of which Zoho documents the usual ones.</summary>
internal static partial class BulkFormat
{
    public const string Date = "MM/dd/yyyy";
    public const string DateTime = "MM/dd/yyyy HH:mm:ss";

    // Java's letters and .NET's; what is not here is no part of a time.
    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["yyyy"] = "yyyy",
        ["yy"] = "yy",
        ["M"] = "M",
        ["MM"] = "MM",
        ["MMM"] = "MMM",
        ["MMMM"] = "MMMM",
        ["d"] = "d",
        ["dd"] = "dd",
        ["H"] = "H",
        ["HH"] = "HH",
        ["h"] = "h",
        ["hh"] = "hh",
        ["m"] = "m",
        ["mm"] = "mm",
        ["s"] = "s",
        ["ss"] = "ss",
        ["SSS"] = "fff",
        ["a"] = "tt",
        ["XXX"] = "zzz",
    };

    /// <summary>The same pattern for .NET; null where it is none.</summary>
    public static string? Of(string format)
    {
        var pattern = new StringBuilder();
        foreach (Match part in Parts().Matches(format))
        {
            if (!char.IsAsciiLetter(part.Value[0]))
                pattern.Append(part.Value[0] == '\'' ? part.Value : $"'{part.Value}'");
            else if (Letters.TryGetValue(part.Value, out var letters))
                pattern.Append(letters);
            else
                return null;
        }

        return pattern.Length == 0 ? null : pattern.ToString();
    }

    [GeneratedRegex(@"'[^']*'|(?<letter>[A-Za-z])\k<letter>*|[^A-Za-z']", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}
