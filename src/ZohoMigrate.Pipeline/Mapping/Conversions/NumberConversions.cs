using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>Conversions to numbers; amounts are exact decimals all the way.</summary>
internal static class NumberConversions
{
    public static TextConversion Decimal(NumberStyle style) =>
        new("not-a-number", $"a number such as {Example(style)}", text => Number(style.Parse(text)));

    public static TextConversion Integer(NumberStyle style) => new("not-an-integer", "a whole number", text =>
        style.Parse(text) is { } number && decimal.Truncate(number) == number ? JsonValue.Create(decimal.Truncate(number)) : null);

    /// <summary>An amount, or a percentage when a % stands behind it.</summary>
    public static TextConversion Discount(NumberStyle style) => new("not-a-discount", $"an amount such as {Example(style)} or a percentage such as 15%", text =>
        text.EndsWith('%') ? Percentage(style.Parse(text[..^1].TrimEnd())) : Number(style.Parse(text)));

    /// <summary>A fraction, made a percentage: 0.15 is "15%".</summary>
    public static TextConversion Percent(NumberStyle style) => new("not-a-fraction", $"a fraction such as 0{style.Decimal}15 for 15%", text =>
        Percentage(style.Parse(text) * 100m));

    private static JsonValue? Number(decimal? number) => number is null ? null : JsonValue.Create(number.Value);

    private static JsonValue? Percentage(decimal? percentage) =>
        percentage is null ? null : JsonValue.Create(percentage.Value.ToString("0.############", CultureInfo.InvariantCulture) + "%");

    private static string Example(NumberStyle style) => $"1234{style.Decimal}50";
}
