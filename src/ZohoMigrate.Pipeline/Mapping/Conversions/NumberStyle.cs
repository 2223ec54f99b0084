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
    private static readonly NumberStyle Point = new('.', ",");
    private static readonly NumberStyle Comma = new(',', ".");
    private static readonly NumberStyle Spaced = new(',', Blanks);

    /// <summary>The styles by the culture's name.</summary>
    public static IReadOnlyDictionary<string, NumberStyle> ByCulture { get; } = new Dictionary<string, NumberStyle>(StringComparer.OrdinalIgnoreCase)
    {
        ["invariant"] = Point, ["en"] = Point, ["en-US"] = Point, ["en-GB"] = Point, ["en-AU"] = Point, ["en-CA"] = Point, ["ja-JP"] = Point, ["zh-CN"] = Point,
        ["en-IN"] = new('.', ",", IsIndian: true), ["hi-IN"] = new('.', ",", IsIndian: true),
        ["de"] = Comma, ["de-DE"] = Comma, ["es"] = Comma, ["es-ES"] = Comma, ["it-IT"] = Comma, ["nl-NL"] = Comma, ["pt-BR"] = Comma, ["tr-TR"] = Comma, ["id-ID"] = Comma, ["da-DK"] = Comma,
        ["de-AT"] = new(',', "." + Blanks), ["de-CH"] = new('.', "'\u2019"),
        ["fr"] = Spaced, ["fr-FR"] = Spaced, ["pl-PL"] = Spaced, ["cs-CZ"] = Spaced, ["sv-SE"] = Spaced, ["nb-NO"] = Spaced, ["fi-FI"] = Spaced, ["ru-RU"] = Spaced,
    };

    /// <summary>Reads an exact number, or null when the text is none in this style.</summary>
    public decimal? Parse(string text)
    {
        var unsigned = text.TrimStart('-', '+');
        if (text.Length - unsigned.Length > 1)
        {
            return null;
        }

        var parts = unsigned.Split(Decimal);
        var whole = parts[0].Split(Groups.ToCharArray());
        var decimals = parts.Length == 2 ? parts[1] : "";
        var digits = string.Concat(whole) + decimals;
        if (parts.Length > 2 || digits.Length is 0 or > MostDigits || !digits.All(char.IsAsciiDigit) || !AreGroups(whole))
        {
            return null;
        }

        var number = decimal.Parse($"{string.Concat(whole)}.{decimals}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return text[0] == '-' ? -number : number;
    }

    private bool AreGroups(string[] groups) =>
        groups.Length == 1 ||
        (groups[^1].Length == 3 && groups[0].Length is > 0 && groups[0].Length <= 3 && groups[1..^1].All(group => group.Length == (IsIndian ? 2 : 3)));
}
