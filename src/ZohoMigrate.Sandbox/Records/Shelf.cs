using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>The records of one module, in order of creation, with what is asked of them often. Callers hold the sandbox's lock.</summary>
internal sealed class Shelf(ModuleSpec module)
{
    private readonly SortedList<long, StoredRecord> _records = [];
    private readonly Dictionary<string, StoredRecord> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);

    public ModuleSpec Module => module;

    /// <summary>All records, oldest first.</summary>
    public IList<StoredRecord> Records => _records.Values;

    /// <summary>Natural keys that more than one record has.</summary>
    public int Duplicates => _keys.Values.Count(count => count > 1);

    public StoredRecord? Find(string id) => _byId.GetValueOrDefault(id);

    public bool HasKey(JsonObject body) => NaturalKey.Of(module, body) is { } key && _keys.ContainsKey(key);

    public void Add(StoredRecord record)
    {
        _records.Add(record.Sequence, record);
        _byId.Add(record.Id, record);
        if (NaturalKey.Of(module, record.Json) is { } key)
            _keys[key] = _keys.GetValueOrDefault(key) + 1;
    }

    /// <summary>Replaces a record by itself changed; its natural key stays.</summary>
    public void Replace(StoredRecord record)
    {
        _records[record.Sequence] = record;
        _byId[record.Id] = record;
    }

    public void Remove(StoredRecord record)
    {
        _records.Remove(record.Sequence);
        _byId.Remove(record.Id);
        if (NaturalKey.Of(module, record.Json) is { } key && --_keys[key] == 0)
            _keys.Remove(key);
    }
}
