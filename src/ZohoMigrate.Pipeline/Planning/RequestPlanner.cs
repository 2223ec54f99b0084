using System.Text.Encodings.Web;
using System.Text.Json;
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
            Body = step.Item.Step == 0 ? UniqueField.WithoutNote(step.Payload).ToJsonString(Wire) : null,
            Items = [step.Item],
        };
        return new PlannedRequest(request, module, [step]);
    }
}
