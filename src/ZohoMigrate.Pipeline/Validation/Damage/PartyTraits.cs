using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>What tells a party besides its name, wherever in its record it stands, in a form in which equal ones are equal.</summary>
internal static class PartyTraits
{
    // Without the country's code, and long enough to be one party's.
    private const int PhoneDigits = 10;

    public static bool HasEmail(IReadOnlyDictionary<string, FieldSpec> fields) =>
        fields.Values.Any(field => field.Type == FieldType.Email || HasEmail(field.Fields));

    public static IEnumerable<(string Trait, string Value)> Of(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject members)
    {
        foreach (var (name, value) in members)
        {
            if (value is null || !fields.TryGetValue(name, out var spec))
                continue;
            var within = value as JsonArray ?? (IEnumerable<JsonNode?>)[value];
            foreach (var found in within.OfType<JsonObject>().SelectMany(inner => Of(spec.Fields, inner)))
                yield return found;
            if (value is JsonValue && Trait(spec, value.ToString()) is { } trait)
                yield return trait;
        }
    }

    private static (string Trait, string Value)? Trait(FieldSpec spec, string text)
    {
        if (spec.Type == FieldType.Email)
            return ("e-mail", text.Trim().ToUpperInvariant());
        if (spec.Shape == Shape.Gstin)
            return ("GSTIN", text.Trim().ToUpperInvariant());
        if (spec.Shape != Shape.Phone)
            return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length < PhoneDigits ? null : ("phone", digits[^PhoneDigits..]);
    }
}
