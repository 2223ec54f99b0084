using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Crm;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>
/// A record's natural key as Zoho would compare it. Where the catalogue says folded (names people type), case and outer blanks do not
/// count, as was seen live with bill numbers (reference/zoho-books.md §4.13); documents' numbers are compared exactly. Where Zoho keeps
/// nothing unique, nothing is refused for it; two records alike in reference, party, date, amount
/// and custom fields still count as one made twice.
/// </summary>
internal static class NaturalKey
{
    private const char Between = '\u001F';

    /// <summary>Null where the module has none or a part of it is missing.</summary>
    public static string? Of(ModuleSpec module, JsonObject body)
    {
        if (module.IsSingle)
            return "";
        if (module.Marker is { } reference)
        {
            var custom = CustomFieldView.In(module, body).Concat(Own(module, body)).Select(field => $"{field.Name}={field.Value}");
            return string.Join(Between, module.Identity.Prepend(reference).Select(field => Text(body, field) ?? "").Concat(custom));
        }

        var parts = module.NaturalKey.Select(field => Text(body, field)).OfType<string>().ToList();
        if (parts.Count == 0 || parts.Count < module.NaturalKey.Count)
            return null;
        return string.Join(Between, module.Duplicate is { Folded: true } ? parts.Select(part => part.Trim().ToUpperInvariant()) : parts);
    }

    // Zoho CRM's custom fields stand beside the others.
    private static IEnumerable<(string Name, string Value)> Own(ModuleSpec module, JsonObject body) => module.Create.Batch is null
        ? []
        : body.Where(member => member.Value is JsonValue && CrmNames.IsCustom(module, member.Key))
            .OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => (member.Key, member.Value!.ToString()));

    private static string? Text(JsonObject body, string field) => body[field] is JsonValue value ? value.ToString() : null;
}
