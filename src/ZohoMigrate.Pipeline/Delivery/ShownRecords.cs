using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What a module's whole list shows of the records that are sought in it; of each row only what tells records apart is held.</summary>
/// <param name="module">The module.</param>
/// <param name="sought">The records.</param>
internal sealed class ShownRecords(ModuleSpec module, IReadOnlyList<DoubtfulRecord> sought)
{
    private readonly HashSet<string> _keys = [.. sought.Select(record => record.NaturalKey).OfType<string>().Select(key => NaturalKey.Own(module, key))];
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _rows = new(StringComparer.Ordinal);

    public ModuleSpec Module => module;

    /// <summary>Rows taken, those of a second reading too.</summary>
    public long Rows { get; private set; }

    /// <summary>Why the rows prove nothing; null while they do.</summary>
    public string? Fault { get; private set; }

    public int Sought => sought.Count;

    public int Found => _rows.Count;

    /// <summary>Whether any of the records was not among the rows.</summary>
    public bool MissesAny => _rows.Count < _keys.Count;

    /// <summary>The records that no row can be.</summary>
    public IEnumerable<long> Absent => sought.Where(record => record.NaturalKey is { } key && !_rows.ContainsKey(NaturalKey.Own(module, key))).Select(record => record.Id);

    /// <summary>The rows of a natural key, in which what it refers to has its id.</summary>
    public IReadOnlyList<JsonElement> Like(string? key) => key is not null && _rows.TryGetValue(NaturalKey.Own(module, key), out var rows)
        ? [.. rows.Values.Where(row => NaturalKey.Of(module, row) == key)]
        : [];

    public void Take(string id, JsonElement row)
    {
        Rows++;
        // A row that does not show what records are told by may be any of them.
        Fault ??= KeyFields.FirstOrDefault(field => !row.TryGetProperty(field, out _)) is { } missing ? $"it has rows that do not show {missing}" : null;
        if (NaturalKey.Of(module, row) is not { } whole || NaturalKey.Own(module, whole) is not { } key || !_keys.Contains(key))
            return;
        if (!_rows.TryGetValue(key, out var same))
            _rows.Add(key, same = new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        same[id] = Pared(row);
    }

    private IReadOnlyList<string> KeyFields => module.Marker is { } marker ? [marker] : module.NaturalKey;

    private JsonElement Pared(JsonElement row)
    {
        string?[] told = [module.Id, module.Marker, module.Probe.CreatedField, .. module.NaturalKey, .. module.Identity];
        return JsonSerializer.SerializeToElement(
            told.OfType<string>().Distinct(StringComparer.Ordinal).Where(field => row.TryGetProperty(field, out _)).ToDictionary(field => field, row.GetProperty));
    }
}
