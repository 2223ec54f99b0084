using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>How what is taken of another record stands in a payload until it is known.</summary>
internal static class Payload
{
    private const string IdMember = "$ref";
    private const string TotalMember = "$total";
    private const string KeyMember = "key";
    private const string TakesMember = "takes";

    /// <summary>Takes the place of the parent's id: <c>{"$ref":"customers","key":"ALFKI"}</c>.</summary>
    /// <param name="stream">The parent's stream.</param>
    /// <param name="key">Its key.</param>
    /// <param name="takes">The member of the parent that is taken instead of its id.</param>
    public static JsonObject ReferenceMarker(string stream, string key, string? takes = null)
    {
        var marker = Marker(IdMember, stream, key);
        if (takes is not null)
            marker[TakesMember] = takes;
        return marker;
    }

    /// <summary>Takes the place of the parent's total: <c>{"$total":"orders","key":"10248"}</c>.</summary>
    public static JsonObject TotalMarker(string stream, string key) => Marker(TotalMember, stream, key);

    /// <summary>Whether a node stands for the id of another record.</summary>
    public static bool IsReference(JsonNode? node) => node is JsonObject marker && marker.ContainsKey(IdMember);

    /// <summary>The record whose id a node stands for; null where it stands for none.</summary>
    public static (string Stream, string Key)? ReferenceOf(JsonNode? node) =>
        IsReference(node) ? (Text((JsonObject)node!, IdMember), Text((JsonObject)node!, KeyMember)) : null;

    /// <summary>Whether a node stands for the total of another record.</summary>
    public static bool IsTotal(JsonNode? node) => node is JsonObject marker && marker.ContainsKey(TotalMember);

    /// <summary>What such a node leads to: a stream, or a list of Zoho's, and the record's key, or value, there.</summary>
    public static (string Of, string Key) TargetOf(JsonObject marker) => (Text(marker, marker.ContainsKey(IdMember) ? IdMember : TotalMember), Text(marker, KeyMember));

    /// <summary>Whether one node stands for the total of the very record whose id the other stands for.</summary>
    public static bool IsTotalOf(JsonNode? total, JsonNode? reference) =>
        IsTotal(total) && IsReference(reference)
        && JsonNode.DeepEquals(total![TotalMember], reference![IdMember]) && JsonNode.DeepEquals(total[KeyMember], reference[KeyMember]);

    /// <summary>A copy of the payload with everything in its place that is taken of other records.</summary>
    /// <param name="payload">The staged payload.</param>
    /// <param name="zohoId">(stream, key, member) → Zoho id of the parent, or that member of it.</param>
    /// <param name="total">(stream, key) → total of the parent.</param>
    public static JsonObject Resolve(JsonObject payload, Func<string, string, string?, string> zohoId, Func<string, string, decimal> total) =>
        (JsonObject)ResolveNode(payload, zohoId, total)!;

    private static JsonNode? ResolveNode(JsonNode? node, Func<string, string, string?, string> zohoId, Func<string, string, decimal> total) => node switch
    {
        JsonObject marker when IsReference(marker) => JsonValue.Create(zohoId(Text(marker, IdMember), Text(marker, KeyMember), marker[TakesMember]?.GetValue<string>())),
        JsonObject marker when IsTotal(marker) => JsonValue.Create(total(Text(marker, TotalMember), Text(marker, KeyMember))),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, ResolveNode(member.Value, zohoId, total)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => ResolveNode(element, zohoId, total))]),
        _ => node?.DeepClone(),
    };

    // Made with its members at once, it has room for just these.
    private static JsonObject Marker(string member, string stream, string key) =>
        new(new[] { KeyValuePair.Create(member, (JsonNode?)stream), KeyValuePair.Create(KeyMember, (JsonNode?)key) });

    private static string Text(JsonObject marker, string member) => marker[member]!.GetValue<string>();
}
