using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>The path of a field at Zoho ("line_items[2].rate").</summary>
internal static partial class FieldPath
{
    /// <summary>The path without the places in lists: "line_items.rate" is the same field of every line.</summary>
    public static string Plain(string path) => path.Contains('[', StringComparison.Ordinal) ? Index().Replace(path, "") : path;

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
