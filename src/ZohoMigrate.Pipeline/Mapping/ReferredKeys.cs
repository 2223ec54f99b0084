using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>
/// The keys of records by other columns of theirs, for references that name those (<c>ref: customers, by: [name]</c>). Filled while the
/// streams referred to are read, which is before those that refer to them; so that what is staged is a reference by key like any other.
/// Kept in a private temporary database: a million names must not fill the memory. One task at a time.
/// </summary>
internal sealed class ReferredKeys : IDisposable
{
    private readonly Dictionary<string, CellReader> _cells = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;

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
                Run("INSERT OR IGNORE INTO known VALUES ($1, $2, $3, $4)", stream.Entry.Name, RecordKey.Of(by), value, key);
        }
    }

    /// <summary>The keys of the records with this value; of many the first two.</summary>
    public IReadOnlyList<string> Find(string stream, IReadOnlyList<string> by, string value)
    {
        var keys = new List<string>();
        if (_connection is null)
            return keys;
        using var command = Command("SELECT key FROM known WHERE stream = $1 AND columns = $2 AND value = $3 LIMIT 2", stream, RecordKey.Of(by), value);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            keys.Add(reader.GetString(0));
        return keys;
    }

    public void Dispose() => _connection?.Dispose();

    private SqliteConnection Open()
    {
        if (_connection is null)
        {
            _connection = new SqliteConnection("Data Source=;Pooling=False");
            _connection.Open();
            Run("""
                PRAGMA journal_mode = OFF;
                PRAGMA synchronous = OFF;
                CREATE TABLE known (stream TEXT NOT NULL, columns TEXT NOT NULL, value TEXT NOT NULL, key TEXT NOT NULL,
                    PRIMARY KEY (stream, columns, value, key)) WITHOUT ROWID;
                BEGIN;
                """);
        }

        return _connection;
    }

    // What does not fit into memory goes to the system's folder for temporary files, and that may be full.
    private void Run(string sql, params ReadOnlySpan<string> values)
    {
        using var command = Command(sql, values);
        StorageFaults.Named(Path.GetTempPath(), command, static command => command.ExecuteNonQuery());
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> values)
    {
        var command = Open().CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }
}
