using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>The body of a call that carries records.</summary>
internal sealed record RecordsBody(IReadOnlyList<JsonObject> Records)
{
    public const int Most = 100;

    /// <summary>Whether the call sets off automation: <c>trigger</c> is not there, or names some.</summary>
    public bool SetsOff { get; init; }

    /// <summary>The fields by which an upsert looks for what is there already; null where it names none.</summary>
    public IReadOnlyList<string>? CheckFields { get; init; }

    /// <summary>How many records a call carries, before anything is judged.</summary>
    public static int Count(ApiCall? call) => call?.ReadBody()?["data"] is JsonArray data ? data.Count : 0;

    /// <summary>Reads a body, or says as Zoho would why not.</summary>
    public static (RecordsBody? Body, ZohoReply? Refusal) Read(ApiCall call, string poison)
    {
        if (call.ReadBody() is not { } body)
            return (null, Invalid(new JsonObject { ["expected_data_type"] = "jsonobject" }, "body"));
        if (body["data"] is not { } data)
            return (null, CrmReply.Flat(400, "MANDATORY_NOT_FOUND", "required field not found", Place()));
        if (data is not JsonArray array || array.Any(record => record is not JsonObject))
            return (null, Invalid(With("expected_data_type", "jsonarray")));
        if (array.Count is 0 or > Most)
            return (null, Invalid(With(array.Count == 0 ? "minimum_length" : "maximum_length", array.Count == 0 ? 1 : Most)));
        // Whatever Zoho may stumble over: the call as a whole is refused, and nothing says which record it was.
        if (poison.Length > 0 && array.Any(record => record!.ToJsonString().Contains(poison, StringComparison.Ordinal)))
            return (null, Invalid([]));
        return (new RecordsBody([.. array.OfType<JsonObject>()])
        {
            SetsOff = body["trigger"] is not JsonArray { Count: 0 },
            CheckFields = body["duplicate_check_fields"] is JsonArray fields ? [.. fields.OfType<JsonNode>().Select(FieldRule.Text).OfType<string>()] : null,
        }, null);
    }

    private static JsonObject Place() => new() { ["api_name"] = "data", ["json_path"] = "$.data" };

    private static JsonObject With(string member, JsonNode value)
    {
        var details = Place();
        details[member] = value;
        return details;
    }

    private static ZohoReply Invalid(JsonObject details, string message = "invalid data") => CrmReply.Flat(400, "INVALID_DATA", message, details);
}
