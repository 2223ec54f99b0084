using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>
/// A field as Zoho CRM tells it, with every member of Zoho's own document (reference/zoho-crm.md §8;
/// openapi/crm/…/zoho-crm-fields-openapi.json): Zoho's kits read them all.
/// </summary>
internal sealed class FieldView(SettingsIds ids, RecordStore store)
{
    private const int SmallText = 2000;

    private static readonly string[] Flags = ["webhook", "visible", "searchable", "sortable", "filterable", "businesscard_supported", "mass_update", "blueprint_supported"];

    private static readonly string[] Unset =
        ["colour_code_enabled_by_system", "enable_colour_code", "history_tracking_enabled", "separator", "virtual_field", "public", "display_field", "hipaa_compliance_enabled", "read_only"];

    private static readonly string[] Nothing =
    [
        "tooltip", "external", "association_details", "created_time", "modified_time", "private", "crypt", "history_tracking", "range", "hipaa_compliance", "global_picklist",
        "additional_column", "quick_sequence_number",
    ];

    private static readonly string[] Empty = ["currency", "multiselectlookup", "multi_module_lookup", "auto_number", "formula", "rollup_summary"];

    /// <param name="module">The API name of the module or subform it is of.</param>
    /// <param name="name">Its own.</param>
    /// <param name="field">What is known of it.</param>
    /// <param name="isUnique">Whether no two records may have the same value.</param>
    public JsonObject Of(string module, string name, FieldSpec field, bool isUnique)
    {
        var here = field.Here ?? new OrganizationField();
        var (label, type, isWritable) = (here.Label ?? name.Replace('_', ' '), FieldKinds.DataType(field), !here.ReadOnly);
        var view = new JsonObject
        {
            ["id"] = ids.Of(module, name),
            ["api_name"] = name,
            ["field_label"] = label,
            ["display_label"] = label,
            ["data_type"] = type,
            ["json_type"] = FieldKinds.JsonType(field),
            ["length"] = FieldKinds.Length(field),
            ["decimal_place"] = field.Decimals,
            ["system_mandatory"] = field.Required,
            ["custom_field"] = here.Made,
            ["created_source"] = here.Made ? "crm" : "default",
            ["unique"] = isUnique ? new JsonObject { ["case_sensitive"] = false } : new JsonObject(),
            ["pick_list_values"] = new JsonArray([.. field.Values.Select((value, index) => Value(module, name, value, index))]),
            ["pick_list_values_sorted_lexically"] = false,
            ["operation_type"] = new JsonObject { ["web_create"] = isWritable, ["web_update"] = isWritable, ["api_create"] = isWritable, ["api_update"] = isWritable },
            ["view_type"] = new JsonObject { ["view"] = true, ["edit"] = isWritable, ["quick_create"] = false, ["create"] = isWritable },
            ["field_read_only"] = here.ReadOnly,
            ["lookup"] = type == "lookup" ? Lookup(here.Lookup ?? Referred(field)) : new JsonObject(),
            ["associated_module"] = FieldKinds.IsSubform(field) ? new JsonObject { ["module"] = name, ["id"] = ids.Of(name) } : null,
        };
        if (type == "textarea")
            view["textarea"] = new JsonObject { ["type"] = FieldKinds.Length(field) > SmallText ? "large" : "small" };
        return Ordinary(view);
    }

    private JsonObject Value(string module, string field, string value, int index) => new()
    {
        ["id"] = ids.Of(module, field, value),
        ["display_value"] = value,
        ["actual_value"] = value,
        ["reference_value"] = value,
        ["sequence_number"] = index + 1,
        ["colour_code"] = null,
        ["type"] = "used",
    };

    private JsonObject Lookup(string module) => new()
    {
        ["display_label"] = module,
        ["api_name"] = module,
        ["module"] = new JsonObject { ["api_name"] = module, ["id"] = ids.Of(module), ["crypt"] = false },
        ["id"] = ids.Of("lookup", module),
        ["query_details"] = new JsonObject(),
        ["revalidate_filter_during_edit"] = false,
    };

    // What may be a record of any module is called so.
    private string Referred(FieldSpec field) => field.References is { } module && store.FindShelf(module) is { } shelf ? CrmNames.Of(shelf.Module) : "se_module";

    // What no field here has, as it stands at a field that has it not.
    private static JsonObject Ordinary(JsonObject view)
    {
        foreach (var (names, value) in new (string[], Func<JsonNode?>)[] { (Flags, () => true), (Unset, () => false), (Nothing, () => null), (Empty, () => new JsonObject()) })
        {
            foreach (var name in names)
                view[name] = value();
        }

        view["type"] = "used";
        view["profiles"] = new JsonArray();
        view["layout_associations"] = new JsonArray();
        (view["display_type"], view["ui_type"]) = (-1, 1);
        view["convert_mapping"] = new JsonObject { ["Contacts"] = null, ["Deals"] = null, ["Accounts"] = null };
        view["email_parser"] = new JsonObject { ["fields_update_supported"] = true, ["record_operations_supported"] = true };
        return view;
    }
}
