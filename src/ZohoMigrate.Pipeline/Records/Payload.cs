using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>How a reference stands in a payload until the parent's Zoho id is known.</summary>
internal static class Payload
{
    private const string StreamMember = "$ref";
    private const string KeyMember = "key";

    /// <summary>Takes the place of the parent's id: <c>{"$ref":"customers","key":"ALFKI"}</c>.</summary>
    public static JsonObject ReferenceMarker(string stream, string key) => new() { [StreamMember] = stream, [KeyMember] = key };

    /// <summary>Whether a node is a reference marker.</summary>
    public static bool IsReference(JsonNode? node) => node is JsonObject marker && marker.ContainsKey(StreamMember);

    /// <summary>A copy of the payload with every reference replaced by the parent's Zoho id.</summary>
    /// <param name="payload">The staged payload.</param>
    /// <param name="zohoId">(stream, key) → Zoho id of the parent.</param>
    public static JsonObject Resolve(JsonObject payload, Func<string, string, string> zohoId) =>
        (JsonObject)ResolveNode(payload, zohoId)!;

    private static JsonNode? ResolveNode(JsonNode? node, Func<string, string, string> zohoId) => node switch
    {
        JsonObject marker when marker.TryGetPropertyValue(StreamMember, out var stream) =>
            JsonValue.Create(zohoId(stream!.GetValue<string>(), marker[KeyMember]!.GetValue<string>())),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, ResolveNode(member.Value, zohoId)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => ResolveNode(element, zohoId))]),
        _ => node?.DeepClone(),
    };
}
