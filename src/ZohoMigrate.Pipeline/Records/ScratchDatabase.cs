using Microsoft.Data.Sqlite;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>
/// A private temporary database of SQLite, for what a million rows must not fill the memory with: it has no name, spills to disk when it
/// grows, and is gone when it is closed, or its process is.
/// </summary>
internal sealed class ScratchDatabase : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=;Pooling=False");

    public ScratchDatabase()
    {
        _connection.Open();
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    }

    public SqliteConnection Connection => _connection;

    public SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter(parameter, null));
        return command;
    }

    public void Execute(string sql)
    {
        using var command = Command(sql);
        Run(command);
    }

    // What does not fit into memory goes to the system's folder for temporary files, and that may be full.
    public static int Run(SqliteCommand command) =>
        StorageFaults.Named(Path.GetTempPath(), command, static command => command.ExecuteNonQuery());

    public static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }

    public void Dispose() => _connection.Dispose();
}
