using System.Globalization;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>The path of a field at Zoho ("line_items[2].rate").</summary>
internal static partial class FieldPath
{
    /// <summary>The path without the places in lists: "line_items.rate" is the same field of every line.</summary>
    public static string Plain(string path) => path.Contains('[', StringComparison.Ordinal) ? Index().Replace(path, "") : path;

    /// <summary>Which element of which list it is in ("line_items", 2); null where it is in none.</summary>
    public static (string List, int Index)? Element(string path) =>
        Index().Match(path) is { Success: true } found
            ? (path[..found.Index], int.Parse(found.ValueSpan[1..^1], CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Index();
}
