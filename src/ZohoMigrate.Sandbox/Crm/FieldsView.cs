using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Which fields <c>GET /settings/fields</c> tells of a module: the catalogue's, the organisation's own, and those that Zoho writes itself.</summary>
internal sealed class FieldsView(FieldView view, UniqueValues unique)
{
    private static readonly OrganizationField WrittenByZoho = new() { ReadOnly = true };

    private static readonly KeyValuePair<string, FieldSpec>[] System =
    [
        new("id", new FieldSpec { Here = WrittenByZoho with { Label = "Record Id", Type = "bigint" } }),
        new("Created_By", new FieldSpec { Type = FieldType.Id, As = "id", Here = WrittenByZoho }),
        new("Created_Time", new FieldSpec { Type = FieldType.DateTime, Here = WrittenByZoho }),
        new("Modified_By", new FieldSpec { Type = FieldType.Id, As = "id", Here = WrittenByZoho }),
        new("Modified_Time", new FieldSpec { Type = FieldType.DateTime, Here = WrittenByZoho }),
    ];

    /// <summary>The fields of a module, by name.</summary>
    public IEnumerable<(string Name, FieldSpec Spec, JsonObject View)> Of(ModuleSpec module)
    {
        var kept = unique.FieldsOf(module);
        return module.Fields.Where(field => !field.Key.StartsWith('$') && !field.Value.Own)
            .Concat(kept.Where(name => !module.Fields.ContainsKey(name)).Select(Unknown))
            .Concat(System)
            .Select(field => (field.Key, field.Value, view.Of(CrmNames.Of(module), field.Key, field.Value, kept.Contains(field.Key, StringComparer.Ordinal))));
    }

    /// <summary>The fields of a subform's rows.</summary>
    public IEnumerable<JsonObject> OfRows(string name, FieldSpec subform) =>
        subform.Fields.Select(field => view.Of(name, field.Key, field.Value, isUnique: false));

    // Of such a field no more is known than that it takes no value twice.
    private static KeyValuePair<string, FieldSpec> Unknown(string name) => new(name, new FieldSpec { Here = new OrganizationField { Made = true } });
}
