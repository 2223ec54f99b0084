using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>A payload as it travels: where Zoho takes values joined in one text, or an id in an object, the catalogue says so.</summary>
internal static class WireForm
{
    public static JsonObject Of(IEnumerable<KeyValuePair<string, JsonNode?>> payload, IReadOnlyDictionary<string, FieldSpec> fields, Func<string, string?>? nameIn = null)
    {
        var wire = new JsonObject();
        foreach (var (name, value) in payload)
        {
            var spec = fields.GetValueOrDefault(name);
            if (spec is { Own: true } && value is JsonObject own)
                AddAll(wire, own);
            else
                wire[spec?.NamedBy is { } naming ? nameIn?.Invoke(naming) ?? name : name] = spec is null ? value?.DeepClone() : Of(value, spec);
        }

        return wire;
    }

    // What Zoho calls its own is never written over.
    private static void AddAll(JsonObject wire, JsonObject own)
    {
        foreach (var (name, value) in own)
            wire.TryAdd(name, value?.DeepClone());
    }

    private static JsonNode? Of(JsonNode? value, FieldSpec spec) => value switch
    {
        JsonArray list when spec.Joined is { } member => JsonValue.Create(string.Join(',', list.Select(element => element![member]?.ToString()))),
        JsonArray list when spec.Fields.Count > 0 => new JsonArray([.. list.Select(element => element is JsonObject members ? Of(members, spec.Fields) : element?.DeepClone())]),
        JsonObject group when spec.Fields.Count > 0 => Of(group, spec.Fields),
        JsonValue id when spec.As is { } member => new JsonObject { [member] = id.DeepClone() },
        _ => value?.DeepClone(),
    };
}
