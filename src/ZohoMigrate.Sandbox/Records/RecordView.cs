using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>What Zoho shows of a record.</summary>
internal static class RecordView
{
    private const string CreatedTime = "created_time";

    /// <summary>The whole record, but for fields that Zoho takes and does not show again.</summary>
    public static JsonObject Full(ModuleSpec module, JsonObject record) => Shown(module.Fields, record);

    /// <summary>A list row: scalars only, and the creation time only where the catalogue says that rows have one; never the field that is hidden.</summary>
    public static JsonObject Summary(ModuleSpec module, JsonObject record, string hidden)
    {
        var row = new JsonObject();
        foreach (var (name, value) in record)
        {
            if (value is JsonValue && name != hidden && IsShown(module.Fields, name) && (name != CreatedTime || module.Probe.CreatedField == CreatedTime))
                row[module.Rows?.Names.GetValueOrDefault(name) ?? name] = value.DeepClone();
        }

        foreach (var (name, value) in module.Rows?.Where ?? new Dictionary<string, string>(StringComparer.Ordinal))
            row[name] = value;
        return row;
    }

    private static JsonObject Shown(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject record)
    {
        var view = new JsonObject();
        foreach (var (name, value) in record.Where(member => IsShown(fields, member.Key)))
        {
            view[name] = fields.TryGetValue(name, out var field) && field.Type == FieldType.List && value is JsonArray list
                ? new JsonArray([.. list.OfType<JsonObject>().Select(element => Shown(field.Fields, element))])
                : value?.DeepClone();
        }

        return view;
    }

    private static bool IsShown(IReadOnlyDictionary<string, FieldSpec> fields, string name) =>
        !fields.TryGetValue(name, out var field) || field.Echoed;
}
