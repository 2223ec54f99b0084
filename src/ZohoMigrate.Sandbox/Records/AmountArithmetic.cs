using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>What a record comes to that is one amount (a payment, an expense). An expense may have a tax, in its amount or on top.</summary>
internal static class AmountArithmetic
{
    /// <summary>Writes the record's total, and its taxes where the total is more than the amount itself.</summary>
    public static void Complete(JsonObject record, string totalField, Func<JsonNode?, IReadOnlyList<TaxRate>> taxesOf)
    {
        var amount = FieldRule.Number(record["amount"]!)!.Value;
        if (totalField == "amount")
            return;
        var taxes = new TaxSums(record["is_inclusive_tax"] is JsonValue inclusive && inclusive.GetValue<bool>(), isPerLine: false);
        var net = amount - taxes.Add(taxesOf(record["tax_id"]), amount);
        record["sub_total"] = net;
        record["tax_amount"] = taxes.Total;
        record["taxes"] = taxes.Shown;
        record[totalField] = net + taxes.Total;
    }
}
