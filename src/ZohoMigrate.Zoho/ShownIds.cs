using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho;

/// <summary>Ids that Zoho shows in an object (<c>{"id": "…", "name": "…"}</c>), as those of other products are: by themselves.</summary>
public static class ShownIds
{
    /// <summary>The record or row with such ids in place of their objects; as it is where the fields know no other form.</summary>
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
        fields.Values.Any(spec => spec.As is not null || IsAnyWrapped(spec.Fields));
}
