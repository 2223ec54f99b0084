using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>A module's fields as <c>GET /settings/fields</c> tells them (reference/zoho-crm.md §8).</summary>
internal static class FieldsView
{
    public static JsonObject Of(ModuleSpec module, IEnumerable<string> unique) => new()
    {
        ["fields"] = new JsonArray([
            .. module.Fields.Where(field => !field.Key.StartsWith('$') && !field.Value.Own).Select(field => Standard(field.Key, field.Value)),
            .. unique.Where(name => !module.Fields.ContainsKey(name)).Select(Custom),
        ]),
    };

    private static JsonObject Standard(string name, FieldSpec field) => new()
    {
        ["api_name"] = name,
        ["field_label"] = name.Replace('_', ' '),
        ["data_type"] = DataType(field),
        ["json_type"] = JsonType(field),
        ["length"] = field.MaxLength,
        ["system_mandatory"] = field.Required,
        ["custom_field"] = false,
        ["unique"] = new JsonObject(),
        ["operation_type"] = new JsonObject { ["api_create"] = true, ["api_update"] = true },
        ["pick_list_values"] = new JsonArray([.. field.Values.Select(value => new JsonObject { ["display_value"] = value, ["actual_value"] = value, ["type"] = "used" })]),
    };

    private static JsonObject Custom(string name)
    {
        var view = Standard(name, new FieldSpec { MaxLength = 255 });
        view["custom_field"] = true;
        view["unique"] = new JsonObject { ["case_sensitive"] = false };
        return view;
    }

    private static string DataType(FieldSpec field) => field.Type switch
    {
        FieldType.Text when field.MaxLength > 255 => "textarea",
        FieldType.Text => "text",
        FieldType.Email => "email",
        FieldType.Decimal => field.Decimals is null ? "double" : "currency",
        FieldType.Integer => "integer",
        FieldType.Boolean => "boolean",
        FieldType.Date => "date",
        FieldType.DateTime => "datetime",
        FieldType.Choice => "picklist",
        FieldType.Id => field.References is null ? "ownerlookup" : "lookup",
        _ => "subform",
    };

    private static string JsonType(FieldSpec field) => field.Type switch
    {
        FieldType.Decimal => "double",
        FieldType.Integer => "integer",
        FieldType.Boolean => "boolean",
        FieldType.List => "jsonarray",
        FieldType.Id or FieldType.Object => "jsonobject",
        _ => "string",
    };
}
