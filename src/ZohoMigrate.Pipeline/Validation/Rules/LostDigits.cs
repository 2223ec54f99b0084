using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>
/// A spreadsheet's scientific notation of a long number: 9.1E+11, or 9,1E+11 where decimals stand behind a comma; other programs write 9.1e11.
/// Without a plus and without decimals (1E5) it may as well be the number of a part.
/// </summary>
internal static partial class LostDigits
{
    // Longer than any.
    private const int MostLetters = 40;

    public static bool In(string text) => text is [(>= '0' and <= '9') or '+' or '-', _, _, ..] && text.Length < MostLetters && Scientific().IsMatch(text);

    /// <summary>The same for any part of a key.</summary>
    public static bool InKey(string key) => key.AsSpan().ContainsAny('E', 'e') && key.Split('|').Any(In);

    [GeneratedRegex(@"^[+-]?[0-9](?:(?:[.,][0-9]+)?[eE]\+|[.,][0-9]+[eE])[0-9]{1,3}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scientific();
}
