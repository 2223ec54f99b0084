using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>The modules as <c>GET /settings/modules</c> tells them, those of subforms' rows among them (openapi/crm/…/zoho-crm-modules-openapi.json).</summary>
internal sealed class ModulesView(SettingsIds ids)
{
    private static readonly string[] Flags =
    [
        "global_search_supported", "deletable", "creatable", "editable", "viewable", "lookupable", "recycle_bin_on_delete", "api_supported", "triggers_supported",
        "filter_supported", "feeds_required", "webform_supported", "scoring_supported", "emailTemplate_support", "email_parser_supported", "isBlueprintSupported", "quick_create",
    ];

    private static readonly string[] Unset =
        ["public_fields_configured", "has_more_profiles", "sub_menu_available", "cc_enabled", "presence_sub_menu", "convertable", "track_current_data", "inventory_template_supported"];

    private static readonly string[] Nothing = ["description", "modified_time", "modified_by", "web_link", "arguments", "private_profile", "territory", "static_subform_properties"];

    public JsonArray Of(IReadOnlyList<ModuleSpec> modules)
    {
        var named = modules.Select(module => (Name: CrmNames.Of(module), module.Title, Type: module.OfOrganization ? "custom" : "default"));
        var rows = modules.SelectMany(Subforms).Select(field => (Name: field.Key, Title: field.Key.Replace('_', ' '), Type: "subform")).DistinctBy(row => row.Name);
        return new JsonArray([.. named.Concat(rows).Select((module, index) => One(module.Name, module.Title, module.Type, index))]);
    }

    /// <summary>The fields of a module that hold rows.</summary>
    public static IEnumerable<KeyValuePair<string, FieldSpec>> Subforms(ModuleSpec module) => module.Fields.Where(field => FieldKinds.IsSubform(field.Value));

    private JsonObject One(string name, string title, string type, int index)
    {
        var view = new JsonObject
        {
            ["id"] = ids.Of(name),
            ["api_name"] = name,
            ["module_name"] = name,
            ["singular_label"] = title,
            ["plural_label"] = title,
            ["actual_singular_label"] = title,
            ["actual_plural_label"] = title,
            ["generated_type"] = type,
            ["module_type"] = "ENTITIES",
            ["access_type"] = "org_based",
            ["status"] = "visible",
            ["visibility"] = 1,
            ["sequence_number"] = index + 1,
            ["profile_count"] = 0,
            ["profiles"] = new JsonArray(),
            ["parent_module"] = new JsonObject(),
            ["show_as_tab"] = type != "subform",
            ["business_card_field_limit"] = 5,
        };
        foreach (var flag in Flags)
            view[flag] = true;
        foreach (var flag in Unset)
            view[flag] = false;
        foreach (var member in Nothing)
            view[member] = null;
        return view;
    }
}
