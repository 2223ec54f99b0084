using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A spreadsheet's scientific notation of a long number: 9.1E+11, or 9,1E+11 where decimals stand behind a comma.</summary>
internal static partial class LostDigits
{
    private const string Exponent = "E+";

    public static bool In(string text) => text.Contains(Exponent, StringComparison.Ordinal) && Scientific().IsMatch(text);

    /// <summary>The same for any part of a key.</summary>
    public static bool InKey(string key) => key.Contains(Exponent, StringComparison.Ordinal) && key.Split('|').Any(In);

    [GeneratedRegex(@"^[+-]?[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();
}
