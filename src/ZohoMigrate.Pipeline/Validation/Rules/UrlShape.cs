using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>What the address of a web site looks like, as people write it: with http:// or without.</summary>
internal static partial class UrlShape
{
    public static bool Fits(string text) => Address().IsMatch(text);

    [GeneratedRegex(
        @"^([hH][tT][tT][pP][sS]?://)?[\p{L}\p{Nd}-]+(\.[\p{L}\p{Nd}-]+)+(:[0-9]+)?([/?#][^\s]*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Address();
}
