using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>How an invoice, a bill or the like adds up: docs/rounding.md.</summary>
internal static class DocumentTotal
{
    /// <summary>
    /// The total Zoho should answer for a create body; null where the body does not say: a taxed line (the tax's rate is Zoho's), or a line
    /// without a rate (the item's rate is), or more digits than a decimal holds.
    /// </summary>
    public static decimal? Of(JsonObject document)
    {
        try
        {
            return Sum(document);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Sum(JsonObject document)
    {
        var total = Number(document["shipping_charge"]) + Number(document["adjustment"]);
        foreach (var line in (document["line_items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (line.ContainsKey("tax_id") || !line.ContainsKey("rate"))
                return null;

            total += LineAmount(line);
        }

        return total;
    }

    private static decimal LineAmount(JsonObject line)
    {
        var gross = Number(line["quantity"]) * Number(line["rate"]);
        return Math.Round(gross - Discount(line["discount"], gross), 2, MidpointRounding.AwayFromZero);
    }

    private static decimal Discount(JsonNode? discount, decimal gross)
    {
        var text = discount?.ToString() ?? "0";
        return text.EndsWith('%') ? gross * Parse(text[..^1]) / 100m : Parse(text);
    }

    private static decimal Number(JsonNode? node) => node is null ? 0m : Parse(node.ToString());

    private static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
