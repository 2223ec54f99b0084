using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Turns ready steps into calls: one record a call, or as many as the operation's batch takes.</summary>
internal sealed class RequestPlanner(ZohoCatalogue catalogue, IDeliveryLedger ledger)
{
    // JSON, not HTML: umlauts and apostrophes travel as they are.
    private static readonly JsonSerializerOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files that records upload.</summary>
    public DataFiles? Files { get; init; }

    /// <summary>The module of a step's record.</summary>
    public ModuleSpec ModuleOf(ReadyStep step) => catalogue.Module(step.Module);

    /// <summary>The operation of a step.</summary>
    public OperationSpec OperationOf(ReadyStep step) => ModuleOf(step).OperationOf(step.Operation);

    /// <summary>What a step sends of its record, as it travels; null where it sends nothing.</summary>
    public string? Record(ReadyStep step)
    {
        var operation = OperationOf(step);
        if (operation.Upload is not null)
            return null;
        if (operation.Batch is { Of: { } alone })
            return step.Payload[alone]?.ToJsonString(Wire);
        var body = Members(step);
        return body.Count == 0 && ModuleOf(step).SentBy(operation).Count == 0 ? null : body.ToJsonString(Wire);
    }

    /// <summary>The members of what a step sends of its record.</summary>
    public JsonObject Members(ReadyStep step)
    {
        var operation = OperationOf(step);
        var module = ModuleOf(step);
        var sent = module.SentBy(operation);
        var elsewhere = operation.InPath.Concat(module.Names).ToList();
        var body = WireForm.Of(step.Payload.Where(field => sent.ContainsKey(field.Key) && !elsewhere.Contains(field.Key)), sent, naming => step.Payload[naming]?.ToString());
        if (operation.Within is { } member)
            body = new JsonObject { [member] = body };
        foreach (var (name, json) in operation.With)
            body[name] = JsonNode.Parse(json);
        return body;
    }

    /// <summary>What of a step's record stands in the path of its call.</summary>
    public IReadOnlyDictionary<string, string> PathOf(ReadyStep step) => PathFields.Of(OperationOf(step), step.Payload);

    /// <summary>One call for steps of one module and operation; no more of them than the operation carries.</summary>
    public PlannedRequest Plan(IReadOnlyList<ReadyStep> steps) => Plan(steps, [.. steps.Select(Record)]);

    /// <summary>The same where their records are known as they travel.</summary>
    public PlannedRequest Plan(IReadOnlyList<ReadyStep> steps, IReadOnlyList<string?> records)
    {
        var operation = OperationOf(steps[0]);
        var request = new ApiRequest(ledger.NextRequestId(), operation.Carrying(steps.Count))
        {
            RecordId = steps[0].ZohoId,
            InPath = PathOf(steps[0]),
            Body = operation.Batch is { } batch ? Body(batch, records) : records[0],
            File = operation.Upload is { } upload ? FileOf(steps[0], upload) : null,
            Items = [.. steps.Select(step => step.Item)],
        };
        return new PlannedRequest(request, ModuleOf(steps[0]), steps);
    }

    /// <summary>Bytes of a call's body besides its records, each of which is reckoned with the comma behind it; the last has none.</summary>
    public static int BytesAround(BatchSpec batch) => Encoding.UTF8.GetByteCount(Body(batch, [])) - 1;

    // It is opened when it is its turn: what it holds is never in memory, nor in the checkpoint.
    private ApiFile FileOf(ReadyStep step, UploadSpec upload)
    {
        var staged = StagedFile.Of(step.Payload[upload.Of]) ?? throw new InvalidOperationException($"What record {step.Item.Record} uploads was not looked at when it was staged.");
        var files = Files ?? throw new InvalidOperationException("Nobody says where the files are.");
        return new ApiFile(Path.GetFileName(staged.Path), staged.Bytes, () => files.Open(staged))
        {
            Part = upload.Part,
            Texts = [.. upload.Texts.Where(part => step.Payload[part.Value] is not null)
                .Select(part => KeyValuePair.Create(part.Key, new JsonArray(step.Payload[part.Value]!.DeepClone()).ToJsonString(Wire)))],
        };
    }

    private static string Body(BatchSpec batch, IReadOnlyList<string?> records)
    {
        var body = new StringBuilder($$"""{{{JsonSerializer.Serialize(batch.Member)}}:[{{string.Join(',', records.Select(record => record ?? "{}"))}}]""");
        foreach (var (name, texts) in batch.With)
            body.Append(',').Append(JsonSerializer.Serialize(name)).Append(':').Append(JsonSerializer.Serialize(texts));
        return body.Append('}').ToString();
    }
}
