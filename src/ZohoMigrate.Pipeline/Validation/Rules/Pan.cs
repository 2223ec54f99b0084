using System.Text.RegularExpressions;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>A PAN: five letters, four digits, a letter.</summary>
internal static partial class Pan
{
    public static bool Fits(string text) => Number().IsMatch(text);

    [GeneratedRegex("^[A-Z]{5}[0-9]{4}[A-Z]$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
