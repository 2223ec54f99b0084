using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A spreadsheet's scientific notation of a long number: 9.1E+11, or 9,1E+11 where decimals stand behind a comma.</summary>
internal static partial class LostDigits
{
    public static bool In(string text) => text.Contains("E+", StringComparison.Ordinal) && Scientific().IsMatch(text);

    [GeneratedRegex(@"^[+-]?[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();
}
