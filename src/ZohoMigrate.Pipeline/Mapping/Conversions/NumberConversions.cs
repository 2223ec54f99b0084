using System.Globalization;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>Conversions to numbers; amounts are exact decimals all the way.</summary>
internal static class NumberConversions
{
    private const string NotANumber = "not-a-number";

    public static TextConversion Decimal(NumberStyle style) =>
        new(NotANumber, $"a number such as {Example(style)}", text => Number(style.Parse(text))) { Near = NearPercentage };

    /// <summary>As accounting programs and spreadsheets write them.</summary>
    public static TextConversion Amount(AmountStyle style) =>
        new(NotANumber, Expected(style), text => Number(style.Parse(text))) { Near = NearPercentage };

    /// <summary>A number with or without the unit it counts.</summary>
    public static TextConversion Quantity(NumberStyle style) =>
        new(NotANumber, $"a quantity such as {Example(style)} or {Example(style)} kg", text => Number(UnitText.Quantity(text, style))) { Near = NearPercentage };

    /// <summary>An amount, for a unit or not.</summary>
    public static TextConversion Rate(AmountStyle style) =>
        new(NotANumber, $"{Expected(style)}, or with a unit such as {Example(style.Numbers)}/kg", text => Number(UnitText.Rate(text, style))) { Near = NearPercentage };

    /// <summary>A percentage as a number: 18% and 18 are both 18.</summary>
    public static TextConversion Percentage(NumberStyle style) =>
        new(NotANumber, "a percentage such as 18% or 18", text => Number(PercentText.Read(text, style)));

    public static TextConversion Integer(NumberStyle style) => new("not-an-integer", "a whole number", text =>
        style.Parse(text) is { } number && decimal.Truncate(number) == number ? new PayloadNumber(decimal.Truncate(number)) : null)
    {
        Near = text => PercentText.HasSign(text) ? "; it is a percentage, and `replace: { \"%\": \"\" }` would make 18 of 18%" : "",
    };

    /// <summary>An amount, or a percentage when a % stands behind it.</summary>
    public static TextConversion Discount(NumberStyle style) => new("not-a-discount", $"an amount such as {Example(style)} or a percentage such as 15%", text =>
        PercentText.HasSign(text) ? Percent(PercentText.Read(text, style)) : Number(style.Parse(text)));

    /// <summary>A fraction, made a percentage: 0.15 is "15%", and 15% is so already.</summary>
    public static TextConversion Fraction(NumberStyle style) => new("not-a-fraction", $"a fraction such as 0{style.Decimal}15 for 15%", text =>
        Percent(PercentText.HasSign(text) ? PercentText.Read(text, style) : style.Parse(text) * 100m));

    private static PayloadNumber? Number(decimal? number) => number is null ? null : new PayloadNumber(number.Value);

    private static PayloadText? Percent(decimal? percentage) =>
        percentage is null ? null : new PayloadText(percentage.Value.ToString("0.############", CultureInfo.InvariantCulture) + "%");

    private static string NearPercentage(string text) => PercentText.HasSign(text) ? "; it is a percentage, and `type: percentage` would make 18 of 18%" : "";

    private static string Expected(AmountStyle style)
    {
        var currency = style.Currency is null ? "without a currency's sign (`currency` would allow one)" : $"in {style.Currency}";
        var side = style.Positive is null ? ", without Dr or Cr (`positive` would allow them)" : ", with Dr or Cr behind it";
        return $"an amount such as {Example(style.Numbers)}, {currency}{side}";
    }

    private static string Example(NumberStyle style) => $"1234{style.Decimal}50";
}
