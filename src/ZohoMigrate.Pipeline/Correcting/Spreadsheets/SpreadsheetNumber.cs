using System.Globalization;
using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Correcting.Spreadsheets;

/// <summary>Numbers as a spreadsheet shows them: without leading and trailing zeros, in 15 digits at most, long ones with an exponent.</summary>
internal static partial class SpreadsheetNumber
{
    public static bool IsFormOf(string original, string returned)
    {
        var shown = Read(returned);
        return shown.Count > 0 && Read(original).Any(value => shown.Any(form => form.Shows(value)));
    }

    /// <summary>
    /// Every number a text may be, for whoever reads it: a point or a comma may stand before the decimals or between the thousands, a
    /// currency sign before or behind. Empty when it is none.
    /// </summary>
    public static IReadOnlyList<SpreadsheetDigits> Read(string text)
    {
        if (Shape().Match(text) is not { Success: true } match)
            return [];
        var exponent = match.Groups["exponent"].Value;
        var power = (exponent.Length > 0 ? int.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0)
            - (match.Groups["percent"].Length > 0 ? 2 : 0);
        return
        [
            .. Plain(match.Groups["digits"].Value).Distinct(StringComparer.Ordinal)
                .Select(plain => SpreadsheetDigits.Of(plain, power, match.Groups["sign"].Value == "-", exponent.Length > 0)),
        ];
    }

    private static IEnumerable<string> Plain(string digits)
    {
        foreach (var (point, group) in new[] { ('.', ','), (',', '.') })
        {
            var parts = digits.Split(point);
            if (parts.Length > 2 || (parts.Length == 2 && parts[1].Contains(group, StringComparison.Ordinal)))
                continue;
            var groups = parts[0].Split(group);
            if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(part => part.Length != 3)))
                continue;
            yield return string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : "");
        }
    }

    [GeneratedRegex(
        @"^(?<sign>[+-])?[$€£¥₹]?\s?(?<digits>[0-9.,]*[0-9])([eE](?<exponent>[+-]?[0-9]{1,4}))?\s?((?<percent>%)|[$€£¥₹])?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
