using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Books;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>
/// IGST between two states, CGST and SGST within one (reference/zoho-books.md §3.2, 3032), of a document that names both: its organisation is in
/// none, so a sale and a purchase that leaves one to Zoho are not judged. Nor is what may bear IGST wherever it goes.
/// </summary>
internal sealed class SupplyRule(RecordStore store)
{
    private static readonly string[] Outside = ["overseas", "business_sez", "sez_developer"];

    private readonly TaxRates _taxes = new(store);

    /// <summary>Zoho's refusal, or null.</summary>
    public ZohoReply? Check(ModuleSpec module, JsonObject body)
    {
        if (module.Supply is not { From: { } from, To: var to } || Text(body, from) is not { } seller || Text(body, to) is not { } buyer || Outside.Contains(GstTreatment.Of(store, module, body)))
            return null;
        var kinds = (body["line_items"] as JsonArray ?? []).OfType<JsonObject>().Prepend(body)
            .SelectMany(part => _taxes.Of(part["tax_id"])).Select(tax => tax.Kind).ToHashSet(StringComparer.Ordinal);
        if (seller == buyer)
            return kinds.Contains("igst") ? ZohoError.IgstWithinState : null;
        return kinds.Contains("cgst") || kinds.Contains("sgst") ? ZohoError.NoIgst : null;
    }

    private static string? Text(JsonObject body, string field) => body[field]?.ToString() is { Length: > 0 } text ? text : null;
}
