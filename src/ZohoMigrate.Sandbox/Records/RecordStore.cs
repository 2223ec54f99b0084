using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>All records: in memory for reading, in the state file for ever. Callers hold the sandbox's lock and write within a transaction.</summary>
internal sealed class RecordStore : IDisposable
{
    private readonly SandboxDatabase _database;
    private readonly SqliteCommand _insert;
    private readonly Dictionary<string, Shelf> _shelves;
    private readonly Dictionary<string, int> _pointedAt = new(StringComparer.Ordinal);
    private long _last;

    public RecordStore(SandboxDatabase database, IEnumerable<ModuleSpec> modules)
    {
        _database = database;
        _insert = database.Prepare(
            "INSERT INTO record (module, id, sequence, visible, json) VALUES ($module, $id, $sequence, $visible, $json)", "$module", "$id", "$sequence", "$visible", "$json");
        _shelves = modules.ToDictionary(module => module.Module, module => new Shelf(module), StringComparer.Ordinal);
        foreach (var (module, record) in database.Rows("SELECT module, id, sequence, visible, json FROM record ORDER BY sequence", Read))
            Place(FindShelf(module) ?? throw Lost(module), record);
    }

    public IEnumerable<Shelf> Shelves => _shelves.Values;

    public Shelf Shelf(ModuleSpec module) => _shelves[module.Module];

    public Shelf? FindShelf(string module) => _shelves.GetValueOrDefault(module);

    /// <summary>Whether some record points at this one.</summary>
    public bool IsReferenced(string id) => _pointedAt.ContainsKey(id);

    /// <summary>Keeps a new record, behind all there are: one that is made late has an earlier arrival.</summary>
    public void Add(ModuleSpec module, StoredRecord made)
    {
        var record = made with { Sequence = Math.Max(made.Sequence, _last + 1) };
        _insert.Run(module.Module, record.Id, record.Sequence, record.Visible, record.Json.ToJsonString());
        Place(Shelf(module), record);
    }

    public void Replace(ModuleSpec module, StoredRecord record)
    {
        _database.Execute("UPDATE record SET json = $p0 WHERE id = $p1", record.Json.ToJsonString(), record.Id);
        Point(module, Shelf(module).Find(record.Id)!, by: -1);
        Point(module, record, by: 1);
        Shelf(module).Replace(record);
    }

    public void Remove(ModuleSpec module, StoredRecord record)
    {
        _database.Execute("DELETE FROM record WHERE id = $p0", record.Id);
        Shelf(module).Remove(record);
        Point(module, record, by: -1);
    }

    public void Dispose() => _insert.Dispose();

    private static SandboxException Lost(string module) =>
        new($"The sandbox's state file has records of {module}, which its organisation has not made: start it with the --own-fields that it had.");

    private static (string Module, StoredRecord Record) Read(SqliteDataReader row) => (
        row.GetString(0),
        new StoredRecord
        {
            Id = row.GetString(1),
            Sequence = row.GetInt64(2),
            Visible = row.GetInt64(3),
            Json = JsonNode.Parse(row.GetString(4))!.AsObject(),
        });

    private void Place(Shelf shelf, StoredRecord record)
    {
        shelf.Add(record);
        _last = record.Sequence;
        Point(shelf.Module, record, by: 1);
    }

    private void Point(ModuleSpec module, StoredRecord record, int by)
    {
        foreach (var reference in RecordReference.In(module.Fields, record.Json))
        {
            if ((_pointedAt[reference.Id] = _pointedAt.GetValueOrDefault(reference.Id) + by) == 0)
                _pointedAt.Remove(reference.Id);
        }
    }
}
