using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Whether a record that Zoho shows can be the one that was sent: the catalogue says which fields must agree.</summary>
internal static class IdentityAgreement
{
    /// <summary>The fields beside the natural key that Zoho shows otherwise than they were sent.</summary>
    public static List<string> Differing(ModuleSpec module, JsonObject payload, JsonElement shown) =>
        [.. module.Identity.Except(module.NaturalKey, StringComparer.Ordinal).Where(field => FieldAgreement.Agrees(Sent(module, payload, field), shown, field) == false)];

    /// <summary>The same, and the natural key; a marker counts only where there is one, since a person may have taken it away.</summary>
    public static IReadOnlyList<string> AllDiffering(ModuleSpec module, JsonObject payload, JsonElement shown)
    {
        var own = NaturalKey.Of(module, payload);
        var place = NaturalKey.PlaceOf(own);
        var isSame = NaturalKey.Of(module, shown, place) is { } key ? key == own : module.Marker is not null;
        return isSame ? Differing(module, payload, shown) : [.. NaturalKey.FieldsOf(module, place), .. Differing(module, payload, shown)];
    }

    /// <summary>
    /// The identity fields of a payload as one text: where it agrees with a record in all of them, both have the same. Null where one of them
    /// is not known.
    /// </summary>
    public static string? Print(ModuleSpec module, JsonObject payload) =>
        Print(module, field => Sent(module, payload, field) is JsonValue sent ? FieldAgreement.Print(JsonSerializer.SerializeToElement(sent)) : null);

    /// <summary>The same of a record that Zoho shows; null where it does not show one of them.</summary>
    public static string? Print(ModuleSpec module, JsonElement shown) =>
        Print(module, field => shown.TryGetProperty(field, out var value) ? FieldAgreement.Print(value) : null);

    /// <summary>What the natural key is called in messages.</summary>
    public static string KeyWord(ModuleSpec module) => module.Marker is null ? "name or number" : "marker";

    private static string? Print(ModuleSpec module, Func<string, string?> printOf)
    {
        var prints = module.Identity.Except(module.NaturalKey, StringComparer.Ordinal).Select(printOf).ToList();
        return prints.Contains(null) ? null : string.Join('\u001f', prints);
    }

    private static JsonNode? Sent(ModuleSpec module, JsonObject payload, string field)
    {
        if (payload[field] is { } sent)
            return sent;
        if (field == RecordTotal.FieldOf(module) && RecordTotal.Of(module, payload) is { } total)
            return JsonValue.Create(total);
        return module.Fields.TryGetValue(field, out var spec) && spec.Default is { } assumed ? JsonValue.Create(assumed) : null;
    }
}
