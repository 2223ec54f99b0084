using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>Custom fields as Zoho shows them: in their list, and each also as a member of its own name, which is all that a list row has.</summary>
internal static class CustomFieldView
{
    /// <summary>The custom fields of a body that have a value.</summary>
    public static IEnumerable<(string Name, string Value)> In(ModuleSpec module, JsonObject body) => module.CustomFields is not { } custom
        ? []
        : (body[custom.List] as JsonArray ?? []).OfType<JsonObject>()
            .Select(element => (Name: element[custom.Name]?.ToString() ?? "", Value: element[custom.Value]?.ToString() ?? ""))
            .Where(field => field.Name.StartsWith(CustomFieldsSpec.Prefix, StringComparison.Ordinal) && field.Value.Length > 0);

    /// <summary>Writes the members into a record; one whose field is dropped loses it in the list as well.</summary>
    public static void Complete(ModuleSpec module, JsonObject record, string dropField)
    {
        if (module.CustomFields is not { } custom)
            return;
        foreach (var dropped in (record[custom.List] as JsonArray ?? []).OfType<JsonObject>().Where(element => element[custom.Name]?.ToString() == dropField).ToList())
            record[custom.List]!.AsArray().Remove(dropped);
        foreach (var (name, value) in In(module, record))
            record[name] = value;
    }
}
