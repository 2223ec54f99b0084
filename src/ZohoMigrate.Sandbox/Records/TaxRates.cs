using System.Text.Json.Nodes;

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
            : [new TaxRate(id, found.Json["tax_name"]!.ToString(), FieldRule.Number(found.Json["tax_percentage"]!)!.Value)];
    }

    private StoredRecord? Find(string id) =>
        store.Shelves.Where(shelf => shelf.Module.IsOf(Taxes)).Select(shelf => shelf.Find(id)).FirstOrDefault(record => record is not null);
}
