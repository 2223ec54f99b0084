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

    /// <summary>Reads an exact number, or null when the text is none in this style.</summary>
    public decimal? Parse(string text)
    {
        var unsigned = text.TrimStart('-', '+');
        if (text.Length - unsigned.Length > 1)
            return null;

        var parts = unsigned.Split(Decimal);
        var whole = parts[0].Split(Groups.ToCharArray());
        var decimals = parts.Length == 2 ? parts[1] : "";
        var digits = string.Concat(whole) + decimals;
        if (parts.Length > 2 || digits.Length is 0 or > MostDigits || !digits.All(char.IsAsciiDigit) || !AreGroups(whole))
            return null;

        var number = decimal.Parse($"{string.Concat(whole)}.{decimals}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return text[0] == '-' ? -number : number;
    }

    private bool AreGroups(string[] groups) =>
        groups.Length == 1 ||
        (groups[^1].Length == 3 && groups[0].Length is > 0 && groups[0].Length <= 3 && groups[1..^1].All(group => group.Length == (IsIndian ? 2 : 3)));
}
