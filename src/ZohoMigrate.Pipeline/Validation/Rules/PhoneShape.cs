using System.Buffers;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>What phone numbers are made of, in any country: at least three digits, and little else.</summary>
internal static class PhoneShape
{
    private const int FewestDigits = 3;
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789 \u00A0+-\u2010\u2011\u2012\u2013()[]./,;:*#\\");
    private static readonly string[] Words = ["extension", "extn", "ext", "fax", "tel", "ph", "mob", "and", "or", "x", "m", "t", "p"];

    public static bool Fits(string text) =>
        DigitsOf(text) >= FewestDigits && !IsNumber(text) && (!text.AsSpan().ContainsAnyExcept(Signs) || LettersAreWords(text));

    // What a program that took it for a number has written: 919812345678.0 would be rung with a zero too many.
    private static bool IsNumber(string text) => text is [.. var digits, '.', '0'] && digits.All(char.IsAsciiDigit);

    private static int DigitsOf(string text)
    {
        var digits = 0;
        foreach (var character in text)
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        return digits;
    }

    private static bool LettersAreWords(string text)
    {
        var rest = new string([.. text.Select(character => Signs.Contains(character) ? ' ' : character)]);
        return rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Words.Contains(word, StringComparer.OrdinalIgnoreCase));
    }
}
