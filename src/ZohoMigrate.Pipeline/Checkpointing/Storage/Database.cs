using Microsoft.Data.Sqlite;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>
/// One SQLite connection with its prepared statements, each compiled once. Arguments are ?1, ?2 …. For one task at a time. What disk or
/// folder refuse is a <see cref="StorageException"/> that names the file.
/// </summary>
internal sealed class Database(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>The file.</summary>
    public string Path => connection.DataSource;

    /// <exception cref="StorageException">The file cannot be opened.</exception>
    public static Database Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            return StorageFaults.Named(connection.DataSource, connection, static connection =>
            {
                connection.Open();
                return new Database(connection);
            });
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes a function of one text known to SQL.</summary>
    public void Define(string name, Func<string, string> function) => connection.CreateFunction(name, function, isDeterministic: true);

    /// <returns>How many rows were changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> arguments)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            if (PreparedStatement.Compile(connection.Handle!, sql) is not { } compiled)
                return Named(Bind(sql, arguments), static command => command.ExecuteNonQuery());
            _statements.Add(sql, statement = compiled);
        }

        return Named(statement.With(arguments), static statement => statement.Run());
    }

    /// <returns>The first column of the first row; default when there is no row, or null in it.</returns>
    public T? Value<T>(string sql, params ReadOnlySpan<object?> arguments)
    {
        using var reader = Read(Bind(sql, arguments));
        return Next(reader) && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        var rows = new List<T>();
        using var reader = Read(Bind(sql, arguments));
        while (Next(reader))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Rows one by one. The same statement must not be asked again before the last row.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<SqliteDataReader, T> read, params object?[] arguments)
    {
        using var reader = Read(Bind(sql, arguments));
        while (Next(reader))
            yield return read(reader);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        foreach (var command in _prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    private SqliteDataReader Read(SqliteCommand command) => Named(command, static command => command.ExecuteReader());

    private bool Next(SqliteDataReader reader) => Named(reader, static reader => reader.Read());

    private T Named<TOn, T>(TOn on, Func<TOn, T> work) => StorageFaults.Named(connection.DataSource, on, work);

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement is a constant of this folder; values travel as parameters
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < arguments.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i + 1}" });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < arguments.Length; i++)
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        return command;
    }
}
