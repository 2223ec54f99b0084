using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>
/// How the sandbox adds an invoice, a bill or the like up: each line's net amount is rounded to cents, half away from zero, and the rounded
/// lines and their taxes are summed. An opinion of its own: it shares no code with what it checks. Reverse charge adds nothing: whom the tax
/// is owed to then is not documented, and neither is how it posts.
/// </summary>
internal static class DocumentArithmetic
{
    /// <summary>Writes the amounts of each line and the sums of the whole into the document.</summary>
    /// <param name="document">A body that obeys the module's rules.</param>
    /// <param name="itemRate">The rate of an item, for lines that name none.</param>
    /// <param name="taxesOf">The taxes that a line's <c>tax_id</c> stands for.</param>
    public static void Complete(JsonObject document, Func<string, decimal?> itemRate, Func<JsonNode?, IReadOnlyList<TaxRate>> taxesOf)
    {
        // Zoho reads line discounts only where discounts are per line, which is what it assumes when nothing is said.
        var perLine = document["discount_type"]?.ToString() != "entity_level";
        var discountFirst = !Is(document, "is_discount_before_tax", false);
        var taxes = new TaxSums(Is(document, "is_inclusive_tax", true), Is(document, "is_item_level_tax_calc", true));
        var subTotal = 0m;
        foreach (var line in document["line_items"]!.AsArray().OfType<JsonObject>())
        {
            var rate = Number(line["rate"]) ?? (line["item_id"] is { } item ? itemRate(item.ToString()) : null) ?? 0m;
            var gross = rate * (Number(line["quantity"]) ?? 1m);
            var net = TaxSums.Cents(gross - (perLine && line["discount"] is { } discount ? Discount.Read(discount)?.Of(gross) ?? 0m : 0m));
            net -= taxes.Add(taxesOf(line["tax_id"]), discountFirst ? net : TaxSums.Cents(gross));
            line["rate"] = rate;
            line["item_total"] = net;
            subTotal += net;
        }

        document["sub_total"] = subTotal;
        document["tax_total"] = taxes.Total;
        document["taxes"] = taxes.Shown;
        document["total"] = subTotal + taxes.Total + (Number(document["shipping_charge"]) ?? 0m) + (Number(document["adjustment"]) ?? 0m);
    }

    private static bool Is(JsonObject document, string flag, bool value) => document[flag] is JsonValue given && given.GetValue<bool>() == value;

    private static decimal? Number(JsonNode? value) => value is null ? null : FieldRule.Number(value);
}
