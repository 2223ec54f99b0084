using System.Text.Json;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// The rows of a file, kept aside until all of them are in, and then given back group by group: the rows of a group may stand anywhere in
/// the file, and a million of them must not fill the memory.
/// </summary>
internal sealed class GroupStaging : IDisposable
{
    private readonly ScratchDatabase _scratch = new();
    private readonly List<SourceFile> _files;
    private readonly SqliteCommand _add;

    /// <param name="files">Those the rows stand in.</param>
    public GroupStaging(IReadOnlyList<SourceFile> files)
    {
        _files = [.. files];
        _scratch.Execute("""
            CREATE TABLE line (place INTEGER PRIMARY KEY, file INTEGER NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, cells TEXT NOT NULL);
            BEGIN;
            """);
        _add = _scratch.Command(
            "INSERT INTO line (file, number, key, first, last, cells) VALUES ($file, $number, $key, $first, $last, $cells)", "$file", "$number", "$key", "$first", "$last", "$cells");
    }

    public void Add(SourceRow row, string key)
    {
        ScratchDatabase.Set(
            _add, _files.FindIndex(file => ReferenceEquals(file, row.File)), row.Number, key, row.FirstLine, row.LastLine, JsonSerializer.Serialize(row.Cells));
        ScratchDatabase.Run(_add);
    }

    /// <summary>The rows of each group, in file order; the groups in the order of their first rows. A row without a key is one by itself.</summary>
    public IEnumerable<IReadOnlyList<SourceRow>> ReadGroups()
    {
        _scratch.Execute("CREATE INDEX line_by_key ON line (key, place)");
        using var command = _scratch.Command("""
            SELECT line.file, line.number, line.first, line.last, line.cells, groups.first, line.place FROM (
                SELECT key, MIN(place) AS first FROM line WHERE key <> '' GROUP BY key) groups
            JOIN line ON line.key = groups.key
            UNION ALL SELECT file, number, first, last, cells, place, place FROM line WHERE key = ''
            ORDER BY 6, 7
            """);
        var group = new List<SourceRow>();
        var current = 0L;
        foreach (var reader in ScratchDatabase.Rows(command))
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
        _scratch.Dispose();
    }
}
