using System.Globalization;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>
/// How a country writes numbers. Of our own, because the program runs without culture data so that it behaves the same everywhere; and
/// strict, because a lax reader takes the German 12,50 for 1250.
/// </summary>
/// <param name="Decimal">Stands before the decimals.</param>
/// <param name="Groups">Any of these may stand between groups of digits.</param>
/// <param name="IsIndian">Whether groups but the last have two digits (12,34,567).</param>
internal sealed record NumberStyle(char Decimal, string Groups, bool IsIndian = false)
{
    private const string Blanks = " \u00A0\u202F";
    private const int MostDigits = 28;
    private static readonly (NumberStyle Style, string Cultures)[] Table =
    [
        (new('.', ","), "invariant en en-US en-GB en-AU en-CA ja-JP zh-CN"),
        (new('.', ",", IsIndian: true), "en-IN hi-IN"),
        (new(',', "."), "de de-DE es es-ES it-IT nl-NL pt-BR tr-TR id-ID da-DK"),
        (new(',', "." + Blanks), "de-AT"),
        (new('.', "'\u2019"), "de-CH"),
        (new(',', Blanks), "fr fr-FR pl-PL cs-CZ sv-SE nb-NO fi-FI ru-RU"),
    ];

    /// <summary>The styles by the culture's name.</summary>
    public static IReadOnlyDictionary<string, NumberStyle> ByCulture { get; } = Table
        .SelectMany(row => row.Cultures.Split(' ').Select(culture => KeyValuePair.Create(culture, row.Style)))
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an exact number, its sign in front, behind or as parentheses; null when the text is none in this style.</summary>
    public decimal? Parse(string text) => SignedText.Read(text) is { } signed ? signed.Apply(ParseDigits(signed.Text)) : null;

    /// <summary>The same without a sign.</summary>
    public decimal? ParseDigits(string text)
    {
        if (PlainNumber.Read(text, Decimal) is { } plain)
            return BinaryResidue.Without(plain);
        var parts = text.Split(Decimal);
        var whole = parts[0].Split(Groups.ToCharArray());
        var decimals = parts.Length == 2 ? parts[1] : "";
        var digits = string.Concat(whole) + decimals;
        if (parts.Length > 2 || digits.Length is 0 or > MostDigits || !digits.All(char.IsAsciiDigit) || !AreGroups(whole))
            return null;

        return BinaryResidue.Without(
            decimal.Parse($"{string.Concat(whole)}.{decimals}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
    }

    private bool AreGroups(string[] groups)
    {
        if (groups.Length == 1)
            return true;
        var size = IsIndian ? 2 : 3;
        return groups[^1].Length == 3 && groups[0].Length > 0 && groups[0].Length <= size && groups[1..^1].All(group => group.Length == size);
    }
}
