using Microsoft.Data.Sqlite;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Records.Files;

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

    // What does not fit into memory goes to the system's folder for temporary files, and that may be full: when it is written, and when it is
    // sorted to be read.
    public static int Run(SqliteCommand command) => Named(command, static command => command.ExecuteNonQuery());

    public static object? Value(SqliteCommand command) => Named(command, static command => command.ExecuteScalar());

    /// <summary>The rows a command gives, one by one: each is the reader, standing on it.</summary>
    public static IEnumerable<SqliteDataReader> Rows(SqliteCommand command)
    {
        using var reader = Named(command, static command => command.ExecuteReader());
        while (Named(reader, static reader => reader.Read()))
            yield return reader;
    }

    /// <summary>Where SQLite keeps it when it grows (https://www.sqlite.org/tempfiles.html).</summary>
    public static string Folder { get; } = OperatingSystem.IsWindows() ? Path.GetTempPath() :
        new[] { Environment.GetEnvironmentVariable("SQLITE_TMPDIR"), Environment.GetEnvironmentVariable("TMPDIR"), "/var/tmp", "/usr/tmp" }.FirstOrDefault(Directory.Exists) ?? "/tmp";

    private static T Named<TOn, T>(TOn on, Func<TOn, T> work) => StorageFaults.Named(Folder, on, work);

    public static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }

    public void Dispose() => _connection.Dispose();
}
