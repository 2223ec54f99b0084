using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>A party's name without what people write in different ways: <c>M/s. A.B. Traders Private Limited</c> is <c>AB Traders Pvt Ltd</c>.</summary>
internal static partial class PartyName
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal) { ["PRIVATE"] = "PVT", ["LIMITED"] = "LTD", ["AND"] = "" };

    public static string Folded(string name)
    {
        var upper = Title().Replace(name.ToUpperInvariant().Trim(), "");
        return string.Concat(Words().Matches(upper).Select(word => Short.GetValueOrDefault(word.Value, word.Value)));
    }

    [GeneratedRegex(@"^M/S\b\.?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
