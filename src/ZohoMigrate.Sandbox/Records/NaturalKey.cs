using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

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
            var custom = CustomFieldView.In(module, body).Select(field => $"{field.Name}={field.Value}");
            return string.Join(Between, module.Identity.Prepend(reference).Select(field => Text(body, field) ?? "").Concat(custom));
        }

        var parts = module.NaturalKey.Select(field => Text(body, field)).OfType<string>().ToList();
        if (parts.Count == 0 || parts.Count < module.NaturalKey.Count)
            return null;
        return string.Join(Between, module.Duplicate is { Folded: true } ? parts.Select(part => part.Trim().ToUpperInvariant()) : parts);
    }

    private static string? Text(JsonObject body, string field) => body[field] is JsonValue value ? value.ToString() : null;
}
