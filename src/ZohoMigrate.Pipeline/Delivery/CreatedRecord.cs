using System.Text.Json;
using System.Text.Json.Nodes;
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
    /// <param name="reply">Zoho's answer.</param>
    /// <param name="module">The record's module.</param>
    /// <param name="sent">What was sent of it: its id is made of that where Zoho gives it none.</param>
    public static CreatedRecord? Find(Reply reply, ModuleSpec module, JsonObject? sent = null)
    {
        if (reply.Body is not { ValueKind: JsonValueKind.Object } body)
            return null;
        if (sent is not null && module.MadeOf.Count > 0)
            return ListPage.MadeOf(module, field => sent[field]?.ToString()) is { } made ? new CreatedRecord(made, body) : null;
        var record = body.TryGetProperty(module.Wrapper, out var wrapped) ? wrapped : body;
        if (module.WrapsMany && record.ValueKind == JsonValueKind.Object)
            record = record.EnumerateObject().Select(one => one.Value).FirstOrDefault();
        // Zoho CRM shows one record as a list of one.
        if (record.ValueKind == JsonValueKind.Array && record.GetArrayLength() == 1)
            record = record[0];
        // One that stands in the list of another module is called there as it is when it is read alone (a message of a chat).
        if (record.ValueKind == JsonValueKind.Object && ListPage.IdOf(record, module) is null && ListPage.Named(record, module) is { } named)
            record = named;
        return record.ValueKind == JsonValueKind.Object && ListPage.IdOf(record, module) is { } id ? new CreatedRecord(id, ShownIds.Plain(record, module.Fields)) : null;
    }
}
