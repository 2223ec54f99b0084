using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Whether a record that Zoho shows can be the one that was sent: the catalogue says which fields must agree.</summary>
internal static class IdentityAgreement
{
    // Taxes may be rounded line by line there, each tax by itself, and a total to whole units: docs/rounding.md.
    private const decimal RoundedWhole = 1m;
    private const decimal RoundedLine = 0.02m;

    /// <summary>The fields beside the natural key that Zoho shows otherwise than they were sent.</summary>
    public static List<string> Differing(ModuleSpec module, ParkedStep step, JsonElement shown) =>
        [.. module.Identity.Except(module.NaturalKey, StringComparer.Ordinal).Where(field => Agrees(module, step, shown, field) == false)];

    /// <summary>The same, and the natural key; a marker counts only where there is one, since a person may have taken it away.</summary>
    public static IReadOnlyList<string> AllDiffering(ModuleSpec module, ParkedStep step, JsonElement shown)
    {
        var own = NaturalKey.Of(module, step.Payload);
        var place = NaturalKey.PlaceOf(own);
        var isSame = NaturalKey.Of(module, shown, place) is { } key ? key == own : module.Marker is not null;
        return isSame ? Differing(module, step, shown) : [.. NaturalKey.FieldsOf(module, place), .. Differing(module, step, shown)];
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

    private static bool? Agrees(ModuleSpec module, ParkedStep step, JsonElement shown, string field)
    {
        if (Sent(module, step.Payload, field) is { } sent)
        {
            return sent is JsonArray list && module.Fields[field].Joined is { } member
                ? HasSameMembers(list, shown, field, member)
                : FieldAgreement.Agrees(sent, shown, field);
        }

        if (field != RecordTotal.FieldOf(module) || step.Total is not { } total || !shown.TryGetProperty(field, out var value) || ShownNumber.Of(value) is not { } number)
            return null;
        var lines = (step.Payload["line_items"] as JsonArray)?.Count ?? 1;
        return Math.Abs(number - total) <= RoundedWhole + (RoundedLine * lines);
    }

    private static bool? HasSameMembers(JsonArray sent, JsonElement shown, string field, string member)
    {
        if (!shown.TryGetProperty(field, out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        var theirs = list.EnumerateArray().Select(element => element.TryGetProperty(member, out var id) ? id.ToString() : "");
        return theirs.ToHashSet(StringComparer.Ordinal).SetEquals(sent.Select(element => element?[member]?.ToString() ?? ""));
    }

    private static JsonNode? Sent(ModuleSpec module, JsonObject payload, string field)
    {
        if (payload[field] is { } sent)
            return sent;
        if (field == RecordTotal.FieldOf(module) && RecordTotal.Of(module, payload) is { } total)
            return JsonValue.Create(total);
        return module.AssumedOf(field) is { } assumed ? JsonValue.Create(assumed) : null;
    }
}
