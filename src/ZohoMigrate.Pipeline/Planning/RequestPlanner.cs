using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Turns ready steps into calls. Books takes one record a call; a product with batches packs here.</summary>
internal sealed class RequestPlanner(ZohoCatalogue catalogue, IDeliveryLedger ledger)
{
    // JSON, not HTML: umlauts and apostrophes travel as they are.
    private static readonly JsonSerializerOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public PlannedRequest Plan(ReadyStep step)
    {
        var module = catalogue.Module(step.Module);
        var request = new ApiRequest(ledger.NextRequestId(), module.Operations[step.Operation])
        {
            RecordId = step.ZohoId,
            Body = Body(module, step),
            Items = [step.Item],
        };
        return new PlannedRequest(request, module, [step]);
    }

    private static string? Body(ModuleSpec module, ReadyStep step)
    {
        var sent = module.SentBy(module.Operations[step.Operation]);
        if (sent.Count == 0)
            return null;
        var body = new JsonObject(step.Payload.Where(field => sent.ContainsKey(field.Key)).Select(field => KeyValuePair.Create(field.Key, OnWire(sent[field.Key], field.Value))));
        return body.ToJsonString(Wire);
    }

    private static JsonNode? OnWire(FieldSpec spec, JsonNode? value) => spec.Joined is { } member && value is JsonArray list
        ? JsonValue.Create(string.Join(',', list.Select(element => element![member]?.ToString())))
        : value?.DeepClone();
}
