using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>
/// What of the pack's own records decides over others that refer to them (<see cref="ModuleSpec.Decides"/>). Filled while their streams are
/// read, which is before those that refer to them. Of a record no more is kept than a hash: those alike share the rest. May be used from many
/// tasks at once.
/// </summary>
/// <param name="streams">The streams that others refer to; of no other anything is kept.</param>
internal sealed class KnownRecords(IReadOnlySet<string> streams)
{
    private const string CurrencyCode = "currency_code";

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _alike = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, IReadOnlyDictionary<string, string>> _records = [];
    private readonly Lock _gate = new();

    /// <summary>Knows none; stays empty.</summary>
    public static KnownRecords None { get; } = new(new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether anything is kept of a stream's records.</summary>
    public bool Keeps(ModuleSpec module, string stream) => module.Decides.Count > 0 && streams.Contains(stream);

    /// <summary>Notes a record, where something of it decides.</summary>
    public void Add(ModuleSpec module, string stream, string key, PayloadObject payload)
    {
        if (Keeps(module, stream))
            Note(module, Hash(stream, key), payload);
    }

    private void Note(ModuleSpec module, ulong record, PayloadObject payload)
    {
        var values = module.Decides.Select(field => KeyValuePair.Create(field, Text(module.Fields[field], payload[field]))).Where(field => field.Value.Length > 0).ToList();
        var text = string.Join('\u001f', values);
        lock (_gate)
        {
            if (!_alike.TryGetValue(text, out var known))
                _alike.Add(text, known = values.ToDictionary(StringComparer.Ordinal));
            _records[record] = known;
        }
    }

    /// <summary>What the record that a node refers to has in a field; null where it has nothing there, or is not known.</summary>
    public string? Find(PayloadNode? reference, string field)
    {
        if (Payload.ReferenceOf(reference) is not var (stream, key))
            return null;
        lock (_gate)
            return _records.TryGetValue(Hash(stream, key), out var known) ? known.GetValueOrDefault(field) : null;
    }

    private static ulong Hash(string stream, string key) => KeyHash.Of(KeyHash.Of(stream), key);

    // A record of another module stands for what that one decides by (a currency for its code), also where it is looked up by that.
    private string Text(FieldSpec spec, PayloadNode? value)
    {
        if (Payload.ReferenceOf(value) is not var (of, key))
            return value is PayloadValue ? value.ToString() ?? "" : spec.Default ?? "";
        if (LookupList.IsName(of))
            return LookupList.Parse(of).By == CurrencyCode ? key.ToUpperInvariant() : "";
        return Find(value, CurrencyCode) ?? "";
    }
}
