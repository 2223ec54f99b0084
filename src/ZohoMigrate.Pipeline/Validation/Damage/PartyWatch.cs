using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>
/// Customers and vendors that are perhaps there twice: another of the same kind has the same GSTIN, e-mail address or phone number, or a
/// name that differs in blanks, case and punctuation only. Remembers hashes of the first hundred thousand of each.
/// </summary>
internal sealed class PartyWatch
{
    private const int Most = 100_000;
    private const int OnStack = 256;
    private readonly string _name;
    private readonly (string Field, string? Default)[] _kinds;
    private readonly PartyTraits _traits;
    private readonly PartyTraits.FoundTrait _look;
    private readonly List<(string Trait, Shared Values)> _shared = [];
    private SourceFile? _file;
    private Party _party;

    private PartyWatch(ModuleSpec module, PartyTraits traits)
    {
        _name = module.NaturalKey[0];
        _traits = traits;
        _look = Look;
        _kinds = [.. module.Identity.Where(field => module.Fields.TryGetValue(field, out var spec) && spec.Type == FieldType.Choice).Select(field => (field, module.Fields[field].Default))];
    }

    /// <summary>One for a module of parties, which have a name of their own and e-mail addresses; otherwise null.</summary>
    public static PartyWatch? For(ModuleSpec module) =>
        module.NaturalKey.Count == 1 && new PartyTraits(module.Fields) is var traits && traits.Has(PartyTraits.Email) ? new PartyWatch(module, traits) : null;

    public void Look(MappedRecord record)
    {
        _file ??= record.Header.File;
        _party = new Party(KindOf(record.Payload), (uint)KeyHash.Of(record.NaturalKey ?? ""), (int)record.Header.FirstLine);
        if (record.Payload[_name] is PayloadValue name)
            LookAtName(name.ToString());
        _traits.Visit(record.Payload, _look);
    }

    public IEnumerable<(SourceFile File, string Column, Suspicion Suspicion)> Judge() => _shared.Where(shared => shared.Values.Seen.Count > 0)
        .OrderBy(shared => shared.Trait, StringComparer.Ordinal)
        .Select(shared => (_file!, shared.Trait, new Suspicion(
            "party-twice", shared.Values.Seen, $"{shared.Values.Seen.Count} records have the {shared.Trait} of an earlier one; the first is that of line {shared.Values.First}")));

    private ulong KindOf(PayloadObject payload)
    {
        var kind = 0UL;
        foreach (var (field, otherwise) in _kinds)
            kind = KeyHash.Of(kind, payload[field]?.ToString() ?? otherwise);
        return kind;
    }

    private void LookAtName(string name)
    {
        Span<char> room = name.Length <= OnStack ? stackalloc char[OnStack] : new char[name.Length];
        if (PartyName.Fold(name, room) is { IsEmpty: false } folded)
            Look("name", folded);
    }

    private void Look(string trait, ReadOnlySpan<char> value)
    {
        var shared = SharedOf(trait);
        var hash = KeyHash.Of(_party.Kind, value);
        if (shared.Find(hash) is not { } first)
        {
            if (shared.Count < Most)
                shared.Add(hash, _party.Own, _party.Line);
        }
        else if (first.Own != _party.Own && first.Line != _party.Line)
        {
            // Of the same name for Zoho too it is an error of its own.
            shared.Found(_party.Line, first.Line);
        }
    }

    // Four at most.
    private Shared SharedOf(string trait)
    {
        foreach (var (known, values) in _shared)
        {
            if (known == trait)
                return values;
        }

        var made = new Shared();
        _shared.Add((trait, made));
        return made;
    }

    private readonly record struct Party(ulong Kind, uint Own, int Line);

    private sealed class Shared
    {
        // So few that those of four traits stay in the nearest of caches.
        private const int Bits = 1 << 19;
        private readonly Dictionary<ulong, (uint Own, int Line)> _places = [];

        // Nearly every value is new, and two bits say so sooner than a walk through megabytes (a Bloom filter).
        private readonly ulong[] _mayBeThere = new ulong[Bits / 64];

        private long _last;

        public int Count => _places.Count;

        public Seen Seen { get; } = new();

        public long First { get; private set; }

        public (uint Own, int Line)? Find(ulong hash) => MayHave((uint)hash) && MayHave((uint)(hash >> 32)) && _places.TryGetValue(hash, out var place) ? place : null;

        public void Add(ulong hash, uint own, int line)
        {
            Mark((uint)hash);
            Mark((uint)(hash >> 32));
            _places.Add(hash, (own, line));
        }

        public void Found(long line, long earlier)
        {
            if (Seen.Count == 0)
                First = earlier;
            // Two of its fields may be filled from one column.
            if (line != _last)
                Seen.Add(line);
            _last = line;
        }

        private bool MayHave(uint bit) => (_mayBeThere[bit % Bits / 64] >> (int)(bit % 64) & 1) == 1;

        private void Mark(uint bit) => _mayBeThere[bit % Bits / 64] |= 1UL << (int)(bit % 64);
    }
}
