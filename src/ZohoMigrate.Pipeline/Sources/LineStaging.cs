using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>
/// The lines of a stream, kept aside until their header row comes by: they may stand in any order, and a million of them must not fill
/// the memory. A private temporary database of SQLite: it has no name, spills to disk when it grows, and is gone when it is closed.
/// </summary>
internal sealed class LineStaging : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=;Pooling=False");
    private readonly IReadOnlyList<SourceFile> _files;
    private readonly SqliteCommand _addLine;
    private readonly SqliteCommand _claim;
    private readonly SqliteCommand _linesOfKey;

    /// <param name="files">Those the lines stand in.</param>
    public LineStaging(IReadOnlyList<SourceFile> files)
    {
        _files = files;
        _connection.Open();
        Execute("""
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            CREATE TABLE line (place INTEGER PRIMARY KEY, file INTEGER NOT NULL, number INTEGER NOT NULL, key TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, cells TEXT NOT NULL);
            CREATE TABLE claim (key TEXT NOT NULL, role INTEGER NOT NULL, PRIMARY KEY (key, role)) WITHOUT ROWID;
            BEGIN;
            """);
        _addLine = Command(
            "INSERT INTO line (file, number, key, first, last, cells) VALUES ($file, $number, $key, $first, $last, $cells)", "$file", "$number", "$key", "$first", "$last", "$cells");
        _claim = Command("INSERT OR IGNORE INTO claim (key, role) VALUES ($key, $role)", "$key", "$role");
        _linesOfKey = Command("SELECT file, number, first, last, cells FROM line WHERE key = $key ORDER BY place", "$key");
    }

    public void Add(SourceRow row, string key)
    {
        Set(_addLine, FileOf(row), row.Number, key, row.FirstLine, row.LastLine, JsonSerializer.Serialize(row.Cells));
        Run(_addLine);
    }

    /// <summary>Called once, when all lines are in and before the first is taken.</summary>
    public void Index() => Execute("CREATE INDEX line_by_key ON line (key, place)");

    /// <summary>The lines of a header row; none if an earlier header row with this key has them already.</summary>
    public IReadOnlyList<SourceRow> Take(string key)
    {
        if (!Claim(key, RowRole.Line))
            return [];

        Set(_linesOfKey, key);
        using var reader = _linesOfKey.ExecuteReader();
        var lines = new List<SourceRow>();
        while (reader.Read())
            lines.Add(Row(reader));

        return lines;
    }

    /// <summary>Says that a header row with this key was left out. Its lines are too, unless another one with the key was not.</summary>
    public void Exclude(string key) => Claim(key, RowRole.Excluded);

    /// <summary>The lines nobody took, in the order they came, and whether their header row was left out.</summary>
    public async IAsyncEnumerable<(SourceRow Row, bool IsExcluded)> ReadLeftAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = Command("""
            SELECT file, number, first, last, cells, EXISTS (SELECT 1 FROM claim WHERE claim.key = line.key AND role = $excluded)
            FROM line WHERE NOT EXISTS (SELECT 1 FROM claim WHERE claim.key = line.key AND role = $taken) ORDER BY place
            """, "$excluded", "$taken");
        Set(command, (int)RowRole.Excluded, (int)RowRole.Line);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return (Row(reader), reader.GetBoolean(5));
    }

    public void Dispose()
    {
        _addLine.Dispose();
        _claim.Dispose();
        _linesOfKey.Dispose();
        _connection.Dispose();
    }

    private bool Claim(string key, RowRole role)
    {
        // An empty key is no key: it joins nothing.
        if (key.Length == 0)
            return false;

        Set(_claim, key, (int)role);
        return Run(_claim) == 1;
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

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter(parameter, null));

        return command;
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        Run(command);
    }

    // What does not fit into memory goes to the system's folder for temporary files, and that may be full.
    private static int Run(SqliteCommand command) =>
        StorageFaults.Named(Path.GetTempPath(), command, static command => command.ExecuteNonQuery());

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }
}
