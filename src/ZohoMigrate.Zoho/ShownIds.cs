using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho;

/// <summary>
/// Values that Zoho shows otherwise than they were sent, brought back: ids in an object (<c>{"id": "…", "name": "…"}</c>), texts behind a sign of Zoho's
/// own (a channel's <c>#</c>).
/// </summary>
public static class ShownIds
{
    /// <summary>The record or row with such values as they were sent; as it is where the fields know no other form.</summary>
    public static JsonElement Plain(JsonElement record, IReadOnlyDictionary<string, FieldSpec> fields)
    {
        if (!IsAnyWrapped(fields) || record.ValueKind != JsonValueKind.Object)
            return record;
        return JsonSerializer.SerializeToElement(Plain(JsonObject.Create(record)!, fields));
    }

    private static JsonObject Plain(JsonObject record, IReadOnlyDictionary<string, FieldSpec> fields)
    {
        foreach (var (name, spec) in fields)
        {
            switch (record[name])
            {
                case JsonObject shown when spec.As is { } member:
                    record[name] = shown[member]?.DeepClone();
                    break;
                case JsonValue text when spec.ShownBehind is { } sign && text.ToString() is var shown && shown.StartsWith(sign, StringComparison.Ordinal):
                    record[name] = shown[sign.Length..];
                    break;
                case JsonObject group when IsAnyWrapped(spec.Fields):
                    Plain(group, spec.Fields);
                    break;
                case JsonArray list when IsAnyWrapped(spec.Fields):
                    foreach (var element in list.OfType<JsonObject>())
                        Plain(element, spec.Fields);
                    break;
            }
        }

        return record;
    }

    private static bool IsAnyWrapped(IReadOnlyDictionary<string, FieldSpec> fields) =>
        fields.Values.Any(spec => spec.As is not null || spec.ShownBehind is not null || IsAnyWrapped(spec.Fields));
}
