using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>
/// What tells a party besides its name, wherever in its record it stands - e-mail addresses, phone numbers, a GSTIN - in a form in which
/// equal ones are equal. For one task at a time.
/// </summary>
internal sealed class PartyTraits
{
    public const string Email = "e-mail";
    private const string Phone = "phone";
    private const string Gstin = "GSTIN";

    // Without the country's code, and long enough to be one party's.
    private const int PhoneDigits = 10;
    private const int OnStack = 256;

    private readonly (string Name, string? Trait, PartyTraits Within)[] _fields;
    private (PayloadShape? Shape, int[] Places) _known = (null, []);

    /// <param name="trait">Which it is.</param>
    /// <param name="value">Its value, for this call.</param>
    public delegate void FoundTrait(string trait, ReadOnlySpan<char> value);

    public PartyTraits(IReadOnlyDictionary<string, FieldSpec> fields) =>
        _fields = [.. fields.Select(field => (field.Key, Of(field.Value), new PartyTraits(field.Value.Fields))).Where(field => field.Item2 is not null || field.Item3._fields.Length > 0)];

    public bool Has(string trait) => _fields.Any(field => field.Trait == trait || field.Within.Has(trait));

    /// <summary>Tells each that a record has.</summary>
    public void Visit(PayloadObject members, FoundTrait found)
    {
        var places = PlacesIn(members.Shape);
        for (var i = 0; i < _fields.Length; i++)
        {
            var (_, trait, within) = _fields[i];
            if (places[i] < 0 || members.At(places[i]) is not { } value)
                continue;
            if (value is PayloadObject inner)
                within.Visit(inner, found);
            else if (value is PayloadList list)
                VisitAll(list, within, found);
            else if (trait is not null)
                Tell(trait, value.ToString(), found);
        }
    }

    // The objects of one stream have one shape, nearly all of them.
    private int[] PlacesIn(PayloadShape shape)
    {
        if (_known.Shape != shape)
            _known = (shape, FindIn(shape));
        return _known.Places;
    }

    private int[] FindIn(PayloadShape shape) => Array.ConvertAll(_fields, field => shape.PlaceOf(field.Name));

    private static void VisitAll(PayloadList list, PartyTraits within, FoundTrait found)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is PayloadObject members)
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

    private static void Tell(string trait, string text, FoundTrait found)
    {
        Span<char> room = text.Length <= OnStack ? stackalloc char[OnStack] : new char[text.Length];
        var folded = room[..(trait == Phone ? FoldPhone(text, room) : UpperCase.Write(text.AsSpan().Trim(), room))];
        if (!folded.IsEmpty)
            found(trait, folded);
    }

    private static int FoldPhone(string text, Span<char> folded)
    {
        var at = PhoneDigits;
        for (var i = text.Length - 1; i >= 0 && at > 0; i--)
        {
            if (char.IsAsciiDigit(text[i]))
                folded[--at] = text[i];
        }

        return at == 0 ? PhoneDigits : 0;
    }
}
