using System.Globalization;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>How an invoice, a bill or the like adds up: docs/rounding.md.</summary>
internal static class DocumentTotal
{
    /// <summary>
    /// The total Zoho should answer for a create body; null where it cannot be told: a tax that is not known or that the buyer owes, a line
    /// without a rate (the item's rate is Zoho's), or more digits than a decimal holds.
    /// </summary>
    public static decimal? Of(PayloadObject document, KnownTaxes known) => WithinDecimals(() => Sum(document, known));

    /// <summary>The same of one amount that a tax may be in, or on top of (an expense).</summary>
    public static decimal? OfAmount(PayloadObject payload, KnownTaxes known) => WithinDecimals(() =>
    {
        var taxes = new TaxTotal(isPerLine: false);
        return RecordTotal.Number(payload["amount"]) is { } amount && IsTaxed(payload, payload, amount, taxes, known) ? amount + taxes.Total : null;
    });

    private static decimal? WithinDecimals(Func<decimal?> reckon)
    {
        try
        {
            return reckon();
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal? Sum(PayloadObject document, KnownTaxes known)
    {
        var total = Number(document["shipping_charge"]) + Number(document["adjustment"]);
        var taxes = new TaxTotal(Is(document, "is_item_level_tax_calc", true));
        var lines = document["line_items"] as PayloadList ?? [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not PayloadObject line)
                continue;
            if (!line.Has("rate"))
                return null;

            var gross = Number(line["quantity"]) * Number(line["rate"]);
            var net = TaxTotal.Cents(gross - Discount(line["discount"], gross));
            if (!IsTaxed(document, line, Is(document, "is_discount_before_tax", false) ? TaxTotal.Cents(gross) : net, taxes, known))
                return null;
            total += net;
        }

        return total + taxes.Total;
    }

    /// <summary>Adds the taxes of an amount; false where they are not known. What is in the amount already adds nothing.</summary>
    private static bool IsTaxed(PayloadObject record, PayloadObject part, decimal amount, TaxTotal taxes, KnownTaxes known)
    {
        if (part["tax_id"] is not { } tax)
            return true;
        if (Is(record, "is_reverse_charge_applied", true))
            return false;
        if (Is(record, "is_inclusive_tax", true))
            return true;
        if (known.Of(tax) is not { } own)
            return false;
        taxes.Add(own, amount);
        return true;
    }

    private static bool Is(PayloadObject record, string flag, bool value) => record[flag]?.ToString() == (value ? "true" : "false");

    private static decimal Discount(PayloadNode? discount, decimal gross)
    {
        if (discount is null)
            return 0m;
        if (RecordTotal.Number(discount) is { } amount)
            return amount;
        var text = discount.ToString();
        return text.EndsWith('%') ? gross * Parse(text[..^1]) / 100m : Parse(text);
    }

    private static decimal Number(PayloadNode? node) => node is null ? 0m : RecordTotal.Number(node) ?? Parse(node.ToString());

    private static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
