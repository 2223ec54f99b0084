using System.Text.RegularExpressions;
using ZohoMigrate.Catalog.India;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>
/// A GSTIN: the state's number, the PAN, a character that counts its registrations there, a letter (Z for regular taxpayers), a check
/// character. Embassies and the like have a UIN instead.
/// </summary>
internal static partial class Gstin
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static bool Fits(string text) => Number().IsMatch(text) || Uin().IsMatch(text);

    public static string State(string gstin) => gstin[..2];

    /// <summary>Whether the check character is what the others come to. A UIN's is not known.</summary>
    public static bool IsChecked(string gstin) => Uin().IsMatch(gstin) || gstin[^1] == Check(gstin[..^1]);

    /// <summary>Whether it is of another state than a name or code says. Of a UIN, and where either is of no state that is known, nothing is said.</summary>
    public static bool IsElsewhere(string gstin, string state) =>
        Number().IsMatch(gstin) && IndianStates.OfNumber(State(gstin)) is { Code: not null } own && IndianStates.Find(state) is { Code: not null } said && own != said;

    /// <summary>As it is written where small letters and blanks, or hyphens, are all that is wrong with it.</summary>
    public static string Tidied(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    // Luhn's sum in base 36: each value times 1, 2, 1, 2 …, and of each product quotient and remainder by 36.
    private static char Check(string text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var (quotient, remainder) = Math.DivRem(Digits.IndexOf(text[i], StringComparison.Ordinal) * (1 + (i % 2)), Digits.Length);
            sum += quotient + remainder;
        }

        return Digits[(Digits.Length - (sum % Digits.Length)) % Digits.Length];
    }

    [GeneratedRegex("^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][A-Z][0-9A-Z]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("^[0-9]{4}[A-Z]{3}[0-9]{5}[UO]N[0-9A-Z]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uin();
}
