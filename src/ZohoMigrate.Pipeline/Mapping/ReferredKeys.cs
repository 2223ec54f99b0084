using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>
/// The keys of records by other columns of theirs, for references that name those (<c>ref: customers, by: [name]</c>). Filled while the
/// streams referred to are read, which is before those that refer to them; so that what is staged is a reference by key like any other.
/// A million names must not fill the memory. May be used from many tasks at once.
/// </summary>
internal sealed class ReferredKeys : IDisposable
{
    private readonly Lock _one = new();
    private readonly Dictionary<string, CellReader> _cells = new(StringComparer.Ordinal);
    private ScratchDatabase? _scratch;
    private SqliteCommand? _add;
    private SqliteCommand? _find;

    /// <summary>Knows no record; stays empty.</summary>
    public static ReferredKeys None { get; } = new();

    /// <summary>Notes a record under each set of columns that others refer to its stream by.</summary>
    public void Add(StreamMapping stream, SourceRow header, string key)
    {
        if (key.Length == 0 || stream.ReferredBy.Count == 0)
            return;
        if (!_cells.TryGetValue(stream.Entry.Name, out var cells))
            cells = _cells[stream.Entry.Name] = new CellReader(stream.Source.NullMarkers);
        foreach (var by in stream.ReferredBy)
        {
            if (cells.Key(header, by) is { Length: > 0 } value)
            {
                lock (_one)
                    Add(stream.Entry.Name, RecordKey.Of(by), value, key);
            }
        }
    }

    /// <summary>The keys of the records with this value; of many the first two.</summary>
    public IReadOnlyList<string> Find(string stream, IReadOnlyList<string> by, string value)
    {
        lock (_one)
            return FindOne(stream, by, value);
    }

    public void Dispose()
    {
        _add?.Dispose();
        _find?.Dispose();
        _scratch?.Dispose();
    }

    private List<string> FindOne(string stream, IReadOnlyList<string> by, string value)
    {
        var keys = new List<string>();
        if (_scratch is null)
            return keys;
        _find ??= _scratch.Command("SELECT key FROM known WHERE stream = $stream AND columns = $columns AND value = $value LIMIT 2", "$stream", "$columns", "$value");
        ScratchDatabase.Set(_find, stream, RecordKey.Of(by), value);
        using var reader = _find.ExecuteReader();
        while (reader.Read())
            keys.Add(reader.GetString(0));
        return keys;
    }

    private void Add(string stream, string columns, string value, string key)
    {
        if (_scratch is null)
        {
            _scratch = new ScratchDatabase();
            _scratch.Execute("""
                CREATE TABLE known (stream TEXT NOT NULL, columns TEXT NOT NULL, value TEXT NOT NULL, key TEXT NOT NULL,
                    PRIMARY KEY (stream, columns, value, key)) WITHOUT ROWID;
                BEGIN;
                """);
        }

        _add ??= _scratch.Command("INSERT OR IGNORE INTO known VALUES ($stream, $columns, $value, $key)", "$stream", "$columns", "$value", "$key");
        ScratchDatabase.Set(_add, stream, columns, value, key);
        ScratchDatabase.Run(_add);
    }
}
