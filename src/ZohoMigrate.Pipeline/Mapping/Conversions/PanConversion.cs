using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>An Indian taxpayer's number (PAN): five letters, four digits, a letter. Small letters become capitals, and blanks are left out.</summary>
internal static partial class PanConversion
{
    public static TextConversion Instance { get; } = new("pan-shape", "a PAN, such as AAPFU0939F", text =>
        Written(text) is var pan && Number().IsMatch(pan) ? new PayloadText(pan) : null);

    private static string Written(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    [GeneratedRegex("^[A-Z]{5}[0-9]{4}[A-Z]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
