using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>What a module's whole list shows of the records that are sought in it; of each row only what tells records apart is held.</summary>
/// <param name="module">The module.</param>
/// <param name="first">Since when one of them may have been made; null where nobody knows.</param>
/// <param name="sought">The records.</param>
internal sealed class ShownRecords(ModuleSpec module, DateTimeOffset? first, IReadOnlyList<DoubtfulRecord> sought)
{
    private readonly List<string?> _places = [.. sought.Select(record => NaturalKey.PlaceOf(record.NaturalKey)).DefaultIfEmpty().Distinct(StringComparer.Ordinal)];
    private readonly HashSet<string> _keys = [.. sought.Select(record => record.NaturalKey).OfType<string>().Select(key => NaturalKey.Own(module, key))];
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _rows = new(StringComparer.Ordinal);
    private readonly UnmarkedRows _unmarked = new(module);

    public ModuleSpec Module => module;

    /// <summary>Where the records' keys stand: custom fields, and null for fields of the module's own.</summary>
    public IReadOnlyList<string?> Places => _places;

    /// <summary>Rows taken, those of a second reading too.</summary>
    public long Rows { get; private set; }

    /// <summary>Why the rows prove nothing; null while they do.</summary>
    public string? Fault { get; private set; }

    public int Sought => sought.Count;

    public int Found => _rows.Count;

    /// <summary>Whether any of the records was not among the rows.</summary>
    public bool MissesAny => _rows.Count < _keys.Count;

    /// <summary>The records that no row can be; none while there is a row that may have lost its marker, which could be any of them.</summary>
    public IEnumerable<long> Absent => _unmarked.Any
        ? []
        : sought.Where(record => record.NaturalKey is { } key && !_rows.ContainsKey(NaturalKey.Own(module, key))).Select(record => record.Id);

    /// <summary>The rows of a natural key, in which what it refers to has its id.</summary>
    public IReadOnlyList<JsonElement> Like(string? key) => key is not null && _rows.TryGetValue(NaturalKey.Own(module, key), out var rows)
        ? [.. rows.Values.Where(row => NaturalKey.Of(module, row, NaturalKey.PlaceOf(key)) == key)]
        : [];

    /// <summary>The rows without a marker that could be a record, its references resolved.</summary>
    public IReadOnlyList<JsonElement> UnmarkedLike(JsonObject payload) => _unmarked.Like(payload);

    public void Take(string id, JsonElement row)
    {
        Rows++;
        // A row that does not show what records are told by may be any of them.
        Fault ??= NotShown(row) is { } missing ? $"it has rows that do not show {missing}" : null;
        var keys = _places.Select(place => NaturalKey.Of(module, row, place)).OfType<string>().Select(key => NaturalKey.Own(module, key)).ToList();
        if (keys.Find(_keys.Contains) is not { } key)
        {
            // Told in one place, it may still be a record of those told in another: a stream may have been given its custom field since.
            if (keys.Count < _places.Count)
                TakeUnmarked(id, row);
            return;
        }

        if (!_rows.TryGetValue(key, out var same))
            _rows.Add(key, same = new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        same[id] = Pared(row);
    }

    // An organisation may have any number of records of its own: those older than all we sent are not kept in memory.
    private void TakeUnmarked(string id, JsonElement row)
    {
        if (module.Marker is not null && CreatedTime.IsSince(module, row, first) != false)
            _unmarked.Take(id, Pared(row));
    }

    // A custom field is not shown where it is empty.
    private string? NotShown(JsonElement row) => !_places.Contains(null)
        ? null
        : NaturalKey.FieldsOf(module, place: null).FirstOrDefault(field => !row.TryGetProperty(field, out _));

    private JsonElement Pared(JsonElement row)
    {
        string?[] told = [module.Id, module.Marker, module.CustomFields?.List, module.Probe.CreatedField, .. _places, .. module.NaturalKey, .. module.Identity, .. module.Keeps.Select(member => member.Split('.')[0])];
        return JsonSerializer.SerializeToElement(
            told.OfType<string>().Distinct(StringComparer.Ordinal).Where(field => row.TryGetProperty(field, out _)).ToDictionary(field => field, row.GetProperty));
    }
}
