using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>A discount as Zoho takes it: <c>12.5</c> or <c>"12.5"</c> is an amount, <c>"15%"</c> a share (openapi/books/invoices.yml).</summary>
internal sealed record Discount(decimal Number, bool IsPercent)
{
    /// <summary>Null where the value is no discount.</summary>
    public static Discount? Read(JsonNode value)
    {
        if (FieldRule.Number(value) is { } amount)
            return amount >= 0 ? new Discount(amount, IsPercent: false) : null;
        if (FieldRule.Text(value) is not { } text)
            return null;
        var isPercent = text.EndsWith('%');
        return decimal.TryParse(isPercent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && (!isPercent || number <= 100)
                ? new Discount(number, isPercent)
                : null;
    }

    public decimal Of(decimal gross) => IsPercent ? gross * Number / 100 : Number;
}
