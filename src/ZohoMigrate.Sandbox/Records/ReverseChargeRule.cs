using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>A purchase whose vendor has no GSTIN bears no tax of the vendor's: the buyer owes it (reference/zoho-books.md §3.2).</summary>
internal sealed class ReverseChargeRule(RecordStore store)
{
    private const string Owed = "reverse_charge_tax_id";
    private const string Unregistered = "business_none";
    private readonly TaxRates _taxes = new(store);

    /// <summary>Zoho's refusal, or null; a purchase is what may name the tax that is owed.</summary>
    public ZohoReply? Check(ModuleSpec module, JsonObject body)
    {
        var parts = module.Fields.ContainsKey(Owed) ? [body]
            : module.Fields.GetValueOrDefault("line_items")?.Fields.ContainsKey(Owed) is true ? body["line_items"]!.AsArray().OfType<JsonObject>()
            : [];
        return parts.Any(part => _taxes.Of(part["tax_id"]).Any(tax => tax.Percentage > 0)) && GstTreatment.Of(store, module, body) == Unregistered
            ? ZohoError.NoReverseCharge
            : null;
    }
}
