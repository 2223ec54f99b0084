using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>What an amount with a tax comes to (an expense): the tax is in it, or on top. An opinion of its own, as <see cref="DocumentArithmetic"/> is.</summary>
internal static class AmountArithmetic
{
    /// <summary>Writes the record's taxes and its total.</summary>
    public static void Complete(JsonObject record, Func<JsonNode?, IReadOnlyList<TaxRate>> taxesOf)
    {
        var amount = FieldRule.Number(record["amount"]!)!.Value;
        var taxes = new TaxSums(record["is_inclusive_tax"] is JsonValue inclusive && inclusive.GetValue<bool>(), isPerLine: false);
        var net = amount - taxes.Add(taxesOf(record["tax_id"]), amount);
        record["sub_total"] = net;
        record["tax_amount"] = taxes.Total;
        record["taxes"] = taxes.Shown;
        record["total"] = net + taxes.Total;
    }
}
