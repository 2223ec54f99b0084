using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>The record in Zoho's answer to a create.</summary>
/// <param name="Id">Zoho's id.</param>
/// <param name="Body">The record as Zoho shows it.</param>
internal sealed record CreatedRecord(string Id, JsonElement Body)
{
    /// <summary>
    /// The record under the module's wrapper, or in the answer itself: one document of Zoho's has no wrapper (openapi/books/vendor-payments.yml).
    /// Null when the answer holds no id: then nothing may be claimed.
    /// </summary>
    public static CreatedRecord? Find(Reply reply, ModuleSpec module)
    {
        if (reply.Body is not { ValueKind: JsonValueKind.Object } body)
            return null;
        var record = body.TryGetProperty(module.Wrapper, out var wrapped) ? wrapped : body;
        // Zoho CRM shows one record as a list of one.
        if (record.ValueKind == JsonValueKind.Array && record.GetArrayLength() == 1)
            record = record[0];
        return record.ValueKind == JsonValueKind.Object && ListPage.IdOf(record, module) is { } id ? new CreatedRecord(id, ShownIds.Plain(record, module.Fields)) : null;
    }
}
