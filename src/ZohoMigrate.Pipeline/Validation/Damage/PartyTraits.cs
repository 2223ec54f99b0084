using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>
/// What tells a party besides its name, wherever in its record it stands - e-mail addresses, phone numbers, a GSTIN - in a form in which
/// equal ones are equal.
/// </summary>
internal sealed class PartyTraits
{
    public const string Email = "e-mail";
    private const string Phone = "phone";
    private const string Gstin = "GSTIN";

    // Without the country's code, and long enough to be one party's.
    private const int PhoneDigits = 10;

    private readonly (string Name, string? Trait, PartyTraits Within)[] _fields;

    public PartyTraits(IReadOnlyDictionary<string, FieldSpec> fields) =>
        _fields = [.. fields.Select(field => (field.Key, Of(field.Value), new PartyTraits(field.Value.Fields))).Where(field => field.Item2 is not null || field.Item3._fields.Length > 0)];

    public bool Has(string trait) => _fields.Any(field => field.Trait == trait || field.Within.Has(trait));

    /// <summary>Tells each that a record has.</summary>
    public void Visit(JsonObject members, Action<string, string> found)
    {
        foreach (var (name, trait, within) in _fields)
        {
            if (members[name] is not { } value)
                continue;
            if (value is JsonObject inner)
                within.Visit(inner, found);
            else if (value is JsonArray list)
                VisitAll(list, within, found);
            else if (trait is not null && Folded(trait, value.ToString()) is { Length: > 0 } text)
                found(trait, text);
        }
    }

    private static void VisitAll(JsonArray list, PartyTraits within, Action<string, string> found)
    {
        foreach (var element in list)
        {
            if (element is JsonObject members)
                within.Visit(members, found);
        }
    }

    private static string? Of(FieldSpec spec) => (spec.Type, spec.Shape) switch
    {
        (FieldType.Email, _) => Email,
        (_, Shape.Gstin) => Gstin,
        (_, Shape.Phone) => Phone,
        _ => null,
    };

    private static string Folded(string trait, string text)
    {
        if (trait != Phone)
            return text.Trim().ToUpperInvariant();
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length < PhoneDigits ? "" : digits[^PhoneDigits..];
    }
}
