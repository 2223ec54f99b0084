using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation.Damage;

/// <summary>
/// Customers and vendors that are perhaps there twice: another of the same kind has the same GSTIN, e-mail address or phone number, or a
/// name that differs in blanks, case and punctuation only. Remembers hashes of the first hundred thousand of each.
/// </summary>
internal sealed class PartyWatch
{
    private const int Most = 100_000;
    private readonly ModuleSpec _module;
    private readonly PartyTraits _traits;
    private readonly SortedDictionary<string, Shared> _shared = new(StringComparer.Ordinal);
    private SourceFile? _file;

    private PartyWatch(ModuleSpec module, PartyTraits traits) => (_module, _traits) = (module, traits);

    /// <summary>One for a module of parties, which have a name of their own and e-mail addresses; otherwise null.</summary>
    public static PartyWatch? For(ModuleSpec module) =>
        module.NaturalKey.Count == 1 && new PartyTraits(module.Fields) is var traits && traits.Has(PartyTraits.Email) ? new PartyWatch(module, traits) : null;

    public void Look(MappedRecord record)
    {
        _file ??= record.Header.File;
        var own = (uint)Hash(record.NaturalKey ?? "");
        var kind = Hash(string.Join('|', _module.Identity.Where(IsKind).Select(field => record.Payload[field]?.ToString() ?? _module.Fields[field].Default)));
        if (record.Payload[_module.NaturalKey[0]] is JsonValue name && PartyName.Folded(name.ToString()) is { Length: > 0 } folded)
            Look("name", folded);
        _traits.Visit(record.Payload, Look);

        void Look(string trait, string value) => this.Look(trait, Hash(value, kind), own, (int)record.Header.FirstLine);
    }

    public IEnumerable<(SourceFile File, string Column, Suspicion Suspicion)> Judge() => _shared.Where(shared => shared.Value.Seen.Count > 0).Select(shared => (
        _file!, shared.Key,
        new Suspicion("party-twice", shared.Value.Seen, $"{shared.Value.Seen.Count} records have the {shared.Key} of an earlier one; the first is that of line {shared.Value.First}")));

    private bool IsKind(string field) => _module.Fields.TryGetValue(field, out var spec) && spec.Type == FieldType.Choice;

    private void Look(string trait, ulong hash, uint own, int line)
    {
        if (!_shared.TryGetValue(trait, out var shared))
            _shared.Add(trait, shared = new Shared());
        if (!shared.Places.TryGetValue(hash, out var first))
        {
            if (shared.Places.Count < Most)
                shared.Places.Add(hash, (own, line));
        }
        else if (first.Own != own && first.Line != line)
        {
            // Of the same name for Zoho too it is an error of its own.
            shared.Found(line, first.Line);
        }
    }

    private static ulong Hash(string text, ulong seed = 14695981039346656037)
    {
        const ulong Prime = 1099511628211;
        var hash = seed;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * Prime);
        return hash;
    }

    private sealed class Shared
    {
        public Dictionary<ulong, (uint Own, int Line)> Places { get; } = [];

        public Seen Seen { get; } = new();

        public long First { get; private set; }

        public void Found(long line, long earlier)
        {
            if (Seen.Count == 0)
                First = earlier;
            Seen.Add(line);
        }
    }
}
