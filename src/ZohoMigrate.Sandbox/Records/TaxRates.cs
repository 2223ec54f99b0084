using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>The organisation's taxes by their ids. Callers hold the sandbox's lock.</summary>
internal sealed class TaxRates(RecordStore store)
{
    private const string Taxes = "books.taxes";

    /// <summary>What a line's <c>tax_id</c> stands for: a tax itself, or each member of a group; nothing where there is none.</summary>
    public IReadOnlyList<TaxRate> Of(JsonNode? taxId)
    {
        if (taxId?.ToString() is not { Length: > 0 } id || Find(id) is not { } found)
            return [];
        return found.Json["taxes"] is JsonArray members
            ? [.. members.OfType<JsonObject>().SelectMany(member => Of(member["tax_id"]))]
            : [new TaxRate(id, found.Json["tax_name"]!.ToString(), FieldRule.Number(found.Json["tax_percentage"]!)!.Value, found.Json["tax_specific_type"]?.ToString())];
    }

    /// <summary>Gives a group its rate, that of its members together; Zoho shows it as <c>tax_group_percentage</c>, and in its list as a tax's.</summary>
    public void Complete(ModuleSpec module, JsonObject record)
    {
        if (module.IsOf(Taxes) && record["taxes"] is JsonArray members)
            record["tax_group_percentage"] = members.SelectMany(member => Of(member!["tax_id"])).Sum(tax => tax.Percentage);
    }

    private StoredRecord? Find(string id) =>
        store.Shelves.Where(shelf => shelf.Module.IsOf(Taxes)).Select(shelf => shelf.Find(id)).FirstOrDefault(record => record is not null);
}
