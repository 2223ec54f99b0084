using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>
/// How the sandbox adds an invoice, a bill or the like up: each line's net amount is rounded to cents, half away from zero, and the rounded lines are summed.
/// An opinion of its own: it shares no code with what it checks. Taxes are not reckoned.
/// </summary>
internal static class DocumentArithmetic
{
    /// <summary>Writes the amounts of each line and the sums of the whole into the document.</summary>
    /// <param name="document">A body that obeys the module's rules.</param>
    /// <param name="itemRate">The rate of an item, for lines that name none.</param>
    public static void Complete(JsonObject document, Func<string, decimal?> itemRate)
    {
        // Zoho reads line discounts only where discounts are per line, which is what it assumes when nothing is said.
        var perLine = document["discount_type"]?.ToString() != "entity_level";
        var subTotal = 0m;
        foreach (var line in document["line_items"]!.AsArray().OfType<JsonObject>())
        {
            var rate = Number(line["rate"]) ?? (line["item_id"] is { } item ? itemRate(item.ToString()) : null) ?? 0m;
            var net = Net(rate, Number(line["quantity"]) ?? 1m, perLine ? line["discount"] : null);
            line["rate"] = rate;
            line["item_total"] = net;
            subTotal += net;
        }

        var total = subTotal + (Number(document["shipping_charge"]) ?? 0m) + (Number(document["adjustment"]) ?? 0m);
        document["sub_total"] = subTotal;
        document["total"] = total;
    }

    private static decimal Net(decimal rate, decimal quantity, JsonNode? discount)
    {
        var gross = rate * quantity;
        var off = discount is null ? 0m : Discount.Read(discount)?.Of(gross) ?? 0m;
        return Math.Round(gross - off, 2, MidpointRounding.AwayFromZero);
    }

    private static decimal? Number(JsonNode? value) => value is null ? null : FieldRule.Number(value);
}
