using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>How what is taken of another record stands in a payload until it is known.</summary>
internal static class Payload
{
    private const string IdMember = "$ref";
    private const string TotalMember = "$total";
    private const string KeyMember = "key";
    private const string TakesMember = "takes";
    private static readonly PayloadShape OfId = new([IdMember, KeyMember, TakesMember]);
    private static readonly PayloadShape OfTotal = new([TotalMember, KeyMember]);

    /// <summary>Takes the place of the parent's id: <c>{"$ref":"customers","key":"ALFKI"}</c>.</summary>
    /// <param name="stream">The parent's stream.</param>
    /// <param name="key">Its key.</param>
    /// <param name="takes">The member of the parent that is taken instead of its id.</param>
    public static PayloadObject ReferenceMarker(string stream, string key, string? takes = null) =>
        new(OfId, [new PayloadText(stream), new PayloadText(key), takes is null ? null : new PayloadText(takes)]);

    /// <summary>Takes the place of the parent's total: <c>{"$total":"orders","key":"10248"}</c>.</summary>
    public static PayloadObject TotalMarker(string stream, string key) => new(OfTotal, [new PayloadText(stream), new PayloadText(key)]);

    /// <summary>Whether a node stands for the id of another record.</summary>
    public static bool IsReference(PayloadNode? node) => node is PayloadObject marker && marker.Has(IdMember);

    /// <summary>The record whose id a node stands for; null where it stands for none.</summary>
    public static (string Stream, string Key)? ReferenceOf(PayloadNode? node) =>
        IsReference(node) ? (Text((PayloadObject)node!, IdMember), Text((PayloadObject)node!, KeyMember)) : null;

    /// <summary>Whether a node stands for the total of another record.</summary>
    public static bool IsTotal(PayloadNode? node) => node is PayloadObject marker && marker.Has(TotalMember);

    /// <summary>What such a node leads to: a stream, or a list of Zoho's, and the record's key, or value, there.</summary>
    public static (string Of, string Key) TargetOf(PayloadObject marker) => (Text(marker, marker.Has(IdMember) ? IdMember : TotalMember), Text(marker, KeyMember));

    /// <summary>Whether one node stands for the total of the very record whose id the other stands for.</summary>
    public static bool IsTotalOf(PayloadNode? total, PayloadNode? reference) =>
        IsTotal(total) && IsReference(reference) && TargetOf((PayloadObject)total!) == TargetOf((PayloadObject)reference!);

    /// <summary>The payload as it travels, with everything in its place that is taken of other records.</summary>
    /// <param name="payload">The staged payload.</param>
    /// <param name="zohoId">(stream, key, member) → Zoho id of the parent, or that member of it.</param>
    /// <param name="total">(stream, key) → total of the parent.</param>
    public static JsonObject Resolve(PayloadObject payload, Func<string, string, string?, string> zohoId, Func<string, string, decimal> total) =>
        (JsonObject)ResolveNode(payload, zohoId, total)!;

    private static JsonNode? ResolveNode(PayloadNode? node, Func<string, string, string?, string> zohoId, Func<string, string, decimal> total) => node switch
    {
        PayloadObject marker when IsReference(marker) => JsonValue.Create(zohoId(Text(marker, IdMember), Text(marker, KeyMember), marker[TakesMember]?.ToString())),
        PayloadObject marker when IsTotal(marker) => JsonValue.Create(total(Text(marker, TotalMember), Text(marker, KeyMember))),
        PayloadObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, ResolveNode(member.Value, zohoId, total)))),
        PayloadList elements => new JsonArray([.. elements.Select(element => ResolveNode(element, zohoId, total))]),
        _ => (node as PayloadValue)?.ToJson(),
    };

    private static string Text(PayloadObject marker, string member) => marker[member]!.ToString();
}
