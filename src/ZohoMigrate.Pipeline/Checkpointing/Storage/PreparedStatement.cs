using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>
/// A statement that gives no rows, compiled once and executed by SQLite itself: staging runs a handful of them for every row of the
/// source, and a command and reader of ADO.NET for each cost more than SQLite's own work.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    // As long as a command of ADO.NET would wait for another process to let go of the file.
    private const int BusyMilliseconds = 30_000;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    private PreparedStatement(sqlite3 connection, sqlite3_stmt statement) => (_connection, _statement) = (connection, statement);

    /// <summary>Compiles it; null when the text is not a single statement.</summary>
    /// <exception cref="SqliteException">It is no SQL, or names what is not there.</exception>
    public static PreparedStatement? Compile(sqlite3 connection, string sql)
    {
        _ = raw.sqlite3_busy_timeout(connection, BusyMilliseconds);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, sql, out var statement, out var tail), connection);
        if (string.IsNullOrWhiteSpace(tail))
            return new PreparedStatement(connection, statement);
        statement.Dispose();
        return null;
    }

    /// <summary>Sets the values it runs with next.</summary>
    public PreparedStatement With(ReadOnlySpan<object?> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            SqliteException.ThrowExceptionForRC(Bind(i + 1, arguments[i]), _connection);
        return this;
    }

    /// <returns>How many rows were changed.</returns>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public int Run()
    {
        int result;
        while ((result = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
        {
            // A pragma answers with a row; nobody asked for it.
        }

        var changed = raw.sqlite3_changes(_connection);
        // Resetting tells the error of the step once more; it is thrown from what the step said.
        if (result != raw.SQLITE_DONE)
        {
            try
            {
                SqliteException.ThrowExceptionForRC(result, _connection);
            }
            finally
            {
                raw.sqlite3_reset(_statement);
            }
        }

        raw.sqlite3_reset(_statement);
        return changed;
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, position),
        string text => raw.sqlite3_bind_text(_statement, position, text),
        long number => raw.sqlite3_bind_int64(_statement, position, number),
        int number => raw.sqlite3_bind_int64(_statement, position, number),
        bool flag => raw.sqlite3_bind_int64(_statement, position, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, position, bytes),
        _ => throw new NotSupportedException($"No column takes a {value.GetType().Name}."),
    };
}
