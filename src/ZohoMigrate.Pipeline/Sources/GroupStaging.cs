using System.Text.Json;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// The rows of a file, kept aside until all of them are in, and then given back group by group: the rows of a group may stand anywhere in
/// the file, and a million of them must not fill the memory. A private temporary database, as <see cref="LineStaging"/> has one.
/// </summary>
internal sealed class GroupStaging : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=;Pooling=False");
    private readonly List<SourceFile> _files;
    private readonly SqliteCommand _add;

    /// <param name="files">Those the rows stand in.</param>
    public GroupStaging(IReadOnlyList<SourceFile> files)
    {
        _files = [.. files];
        _connection.Open();
        Run("""
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            CREATE TABLE line (place INTEGER PRIMARY KEY, file INTEGER NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, cells TEXT NOT NULL);
            BEGIN;
            """);
        _add = _connection.CreateCommand();
        _add.CommandText = "INSERT INTO line (file, number, key, first, last, cells) VALUES ($file, $number, $key, $first, $last, $cells)";
        foreach (var parameter in new[] { "$file", "$number", "$key", "$first", "$last", "$cells" })
            _add.Parameters.Add(new SqliteParameter(parameter, null));
    }

    public void Add(SourceRow row, string key)
    {
        object[] values = [_files.FindIndex(file => ReferenceEquals(file, row.File)), row.Number, key, row.FirstLine, row.LastLine, JsonSerializer.Serialize(row.Cells)];
        for (var i = 0; i < values.Length; i++)
            _add.Parameters[i].Value = values[i];
        Run(_add);
    }

    /// <summary>The rows of each group, in file order; the groups in the order of their first rows. A row without a key is one by itself.</summary>
    public IEnumerable<IReadOnlyList<SourceRow>> ReadGroups()
    {
        Run("CREATE INDEX line_by_key ON line (key, place)");
        using var command = _connection.CreateCommand();
        command.CommandText = """
            SELECT line.file, line.number, line.first, line.last, line.cells, groups.first, line.place FROM (
                SELECT key, MIN(place) AS first FROM line WHERE key <> '' GROUP BY key) groups
            JOIN line ON line.key = groups.key
            UNION ALL SELECT file, number, first, last, cells, place, place FROM line WHERE key = ''
            ORDER BY 6, 7
            """;
        using var reader = command.ExecuteReader();
        var group = new List<SourceRow>();
        var current = 0L;
        while (reader.Read())
        {
            if (group.Count > 0 && reader.GetInt64(5) != current)
            {
                yield return group;
                group = [];
            }

            current = reader.GetInt64(5);
            group.Add(new SourceRow(
                _files[reader.GetInt32(0)], reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), JsonSerializer.Deserialize<string[]>(reader.GetString(4))!));
        }

        if (group.Count > 0)
            yield return group;
    }

    public void Dispose()
    {
        _add.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        Run(command);
    }

    // What does not fit into memory goes to the system's folder for temporary files, and that may be full.
    private static void Run(SqliteCommand command) =>
        StorageFaults.Named(Path.GetTempPath(), command, static command => command.ExecuteNonQuery());
}
