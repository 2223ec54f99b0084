using System.Text.Json;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// The lines of a stream, kept aside until their header row comes by: they may stand in any order, and a million of them must not fill
/// the memory.
/// </summary>
internal sealed class LineStaging : IDisposable
{
    private readonly ScratchDatabase _scratch = new();
    private readonly IReadOnlyList<SourceFile> _files;
    private readonly SqliteCommand _addLine;
    private readonly SqliteCommand _claim;
    private readonly SqliteCommand _linesOfKey;

    /// <param name="files">Those the lines stand in.</param>
    public LineStaging(IReadOnlyList<SourceFile> files)
    {
        _files = files;
        _scratch.Execute("""
            CREATE TABLE line (place INTEGER PRIMARY KEY, file INTEGER NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, cells TEXT NOT NULL);
            CREATE TABLE claim (key TEXT NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (key, role)) WITHOUT ROWID;
            BEGIN;
            """);
        _addLine = _scratch.Command(
            "INSERT INTO line (file, number, key, first, last, cells) VALUES ($file, $number, $key, $first, $last, $cells)", "$file", "$number", "$key", "$first", "$last", "$cells");
        _claim = _scratch.Command("INSERT OR IGNORE INTO claim (key, role) VALUES ($key, $role)", "$key", "$role");
        _linesOfKey = _scratch.Command("SELECT file, number, first, last, cells FROM line WHERE key = $key ORDER BY place", "$key");
    }

    public void Add(SourceRow row, string key)
    {
        ScratchDatabase.Set(_addLine, FileOf(row), row.Number, key, row.FirstLine, row.LastLine, JsonSerializer.Serialize(row.Cells));
        ScratchDatabase.Run(_addLine);
    }

    /// <summary>Called once, when all lines are in and before the first is taken.</summary>
    public void Index() => _scratch.Execute("CREATE INDEX line_by_key ON line (key, place)");

    /// <summary>The lines of a header row; none if an earlier header row with this key has them already.</summary>
    public IReadOnlyList<SourceRow> Take(string key)
    {
        if (!Claim(key, RowRole.Line))
            return [];

        ScratchDatabase.Set(_linesOfKey, key);
        return [.. ScratchDatabase.Rows(_linesOfKey).Select(Row)];
    }

    /// <summary>Says that a header row with this key was left out. Its lines are too, unless another one with the key was not.</summary>
    public void Exclude(string key) => Claim(key, RowRole.Excluded);

    /// <summary>The lines nobody took, in the order they came, and whether their header row was left out.</summary>
    public IEnumerable<(SourceRow Row, bool IsExcluded)> ReadLeft()
    {
        using var command = _scratch.Command("""
            SELECT file, number, first, last, cells, EXISTS (SELECT 1 FROM claim WHERE claim.key = line.key AND role = $excluded)
            FROM line WHERE NOT EXISTS (SELECT 1 FROM claim WHERE claim.key = line.key AND role = $taken) ORDER BY place
            """, "$excluded", "$taken");
        ScratchDatabase.Set(command, (int)RowRole.Excluded, (int)RowRole.Line);
        foreach (var reader in ScratchDatabase.Rows(command))
            yield return (Row(reader), reader.GetBoolean(5));
    }

    public void Dispose()
    {
        _addLine.Dispose();
        _claim.Dispose();
        _linesOfKey.Dispose();
        _scratch.Dispose();
    }

    private bool Claim(string key, RowRole role)
    {
        // An empty key is no key: it joins nothing.
        if (key.Length == 0)
            return false;

        ScratchDatabase.Set(_claim, key, (int)role);
        return ScratchDatabase.Run(_claim) == 1;
    }

    private SourceRow Row(SqliteDataReader reader) => new(
        _files[reader.GetInt32(0)], reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), JsonSerializer.Deserialize<string[]>(reader.GetString(4))!);

    private int FileOf(SourceRow row)
    {
        var at = 0;
        while (!ReferenceEquals(_files[at], row.File))
            at++;
        return at;
    }
}
