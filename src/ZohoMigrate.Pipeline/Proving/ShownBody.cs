using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Proving;

/// <summary>A staged body in the words of a mapping: what it takes of other records, and the marker of our own.</summary>
internal static class ShownBody
{
    /// <summary>Stands for the letters of a marker, which follow from stream and key.</summary>
    public const string Marker = "#ZM-*";

    public static JsonNode? Of(PayloadNode? node) => node switch
    {
        PayloadObject marker when Payload.IsReference(marker) => Reference(Payload.TargetOf(marker)),
        PayloadObject marker when Payload.IsTotal(marker) => Total(Payload.TargetOf(marker)),
        PayloadObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Of(member.Value)))),
        PayloadList elements => new JsonArray([.. elements.Select(Of)]),
        PayloadText text when RecordMarker.In(text.ToString()) is { } marker => JsonValue.Create(text.ToString().Replace(marker, Marker, StringComparison.Ordinal)),
        _ => (node as PayloadValue)?.ToJson(),
    };

    /// <summary>As a test may have it.</summary>
    public static string Text(JsonNode? node) => node is null ? "nothing" : YamlWord.Of(node);

    private static JsonObject Reference((string Of, string Key) target)
    {
        if (!LookupList.IsName(target.Of))
            return new JsonObject { ["ref"] = target.Of, ["key"] = target.Key };
        var list = LookupList.Parse(target.Of);
        if (list.Fields.Count == 1)
            return new JsonObject { ["lookup"] = list.Module, ["by"] = list.By, ["value"] = target.Key };
        var by = list.Fields.Zip(list.Values(target.Key), (field, value) => KeyValuePair.Create(field, (JsonNode?)value));
        return new JsonObject { ["lookup"] = list.Module, ["by"] = new JsonObject(by) };
    }

    private static JsonObject Total((string Of, string Key) target) => new() { ["total_of"] = target.Of, ["key"] = target.Key };
}
