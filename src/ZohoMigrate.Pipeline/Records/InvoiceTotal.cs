using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>How an invoice adds up; the rule and where it comes from stand in docs/rounding.md.</summary>
public static class InvoiceTotal
{
    private const int Cents = 2;

    /// <summary>Sum of the lines, each rounded by itself, plus shipping charge and adjustment.</summary>
    public static decimal Of(JsonObject invoice)
    {
        var lines = invoice["line_items"] as JsonArray ?? [];
        return lines.OfType<JsonObject>().Sum(Line) + Amount(invoice, "shipping_charge") + Amount(invoice, "adjustment");
    }

    private static decimal Line(JsonObject line)
    {
        var gross = Amount(line, "quantity", otherwise: 1) * Amount(line, "rate");
        return Math.Round(gross - Discount(line["discount"], gross), Cents, MidpointRounding.AwayFromZero);
    }

    // "15%" of the line, or an amount off it.
    private static decimal Discount(JsonNode? discount, decimal gross) => discount?.ToString() switch
    {
        null => 0,
        var percent when percent.EndsWith('%') => gross * Number(percent[..^1]) / 100,
        var amount => Number(amount),
    };

    private static decimal Amount(JsonObject members, string name, decimal otherwise = 0) =>
        members[name] is { } value ? Number(value.ToString()) : otherwise;

    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
