using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>A module's one layout as <c>GET /settings/layouts</c> tells it: all fields in one section, each with whether it must be filled in.</summary>
internal sealed class LayoutsView(SettingsIds ids, FieldsView fields)
{
    private const string Standard = "Standard";

    public JsonObject Of(ModuleSpec module)
    {
        var name = CrmNames.Of(module);
        return new JsonObject
        {
            ["id"] = ids.Of(name, Standard),
            ["name"] = Standard,
            ["display_label"] = Standard,
            ["api_name"] = Standard,
            ["status"] = "active",
            ["visible"] = true,
            ["source"] = "crm",
            ["generated_type"] = "system",
            ["show_business_card"] = true,
            ["has_more_profiles"] = false,
            ["total_profiles"] = 0,
            ["profiles"] = null,
            ["created_for"] = null,
            ["created_time"] = null,
            ["created_by"] = null,
            ["modified_time"] = null,
            ["modified_by"] = null,
            ["convert_mapping"] = null,
            ["actions_allowed"] = Flags("edit", "rename", "clone", "downgrade", "delete", "deactivate", "set_layout_permissions"),
            ["sections"] = new JsonArray(Section(module, name)),
        };
    }

    private JsonObject Section(ModuleSpec module, string name) => new()
    {
        ["id"] = ids.Of(name, Standard, "section"),
        ["name"] = $"{name} Information",
        ["display_label"] = $"{name} Information",
        ["api_name"] = $"{name}_Information",
        ["type"] = "used",
        ["generated_type"] = "default",
        ["sequence_number"] = 1,
        ["column_count"] = 2,
        ["isSubformSection"] = false,
        ["tab_traversal"] = "left_to_right",
        ["mode"] = "all",
        ["properties"] = null,
        ["actions_allowed"] = Flags("add_field", "rename", "change_tab_traversal", "reorder", "delete", "remove_field", "change_column_count"),
        ["fields"] = new JsonArray([.. fields.Of(module).Select(field => InLayout(field.Spec, field.View))]),
    };

    private static JsonObject InLayout(FieldSpec field, JsonObject view)
    {
        view["required"] = field.Required || field.Here is { MandatoryInLayout: true };
        return view;
    }

    private static JsonObject Flags(params string[] names) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)true)));
}
