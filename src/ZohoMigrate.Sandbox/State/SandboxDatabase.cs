using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Sandbox.State;

/// <summary>
/// The state file. WAL and synchronous=OFF: a killed process loses nothing, for the pages are the system's by then; only a power cut could,
/// and no test cuts the power. The exclusive lock keeps a second sandbox, which would count only its own arrivals, off the file.
/// </summary>
internal sealed class SandboxDatabase : IDisposable
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS token (token TEXT PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS record (
            id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, module TEXT NOT NULL, visible INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS arrival (
            sequence INTEGER PRIMARY KEY, utc TEXT NOT NULL, moment INTEGER NOT NULL, timestamp INTEGER NOT NULL,
            method TEXT NOT NULL, path TEXT NOT NULL, product TEXT, credits INTEGER NOT NULL, module TEXT, operation TEXT,
            in_process INTEGER NOT NULL, refusal TEXT,
            status INTEGER, code TEXT, committed INTEGER NOT NULL DEFAULT 0, email INTEGER NOT NULL DEFAULT 0,
            automation INTEGER NOT NULL DEFAULT 0, ended INTEGER);
        CREATE TABLE IF NOT EXISTS arrival_item (
            sequence INTEGER NOT NULL, position INTEGER NOT NULL, natural_key TEXT, record_id TEXT, committed INTEGER NOT NULL,
            PRIMARY KEY (sequence, position)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS strike (sequence INTEGER NOT NULL, fault TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS bulk_file (id TEXT PRIMARY KEY, zip BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS bulk_job (
            id TEXT PRIMARY KEY, begins INTEGER NOT NULL, ends INTEGER NOT NULL, rows INTEGER NOT NULL, died INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS bulk_row (
            job TEXT NOT NULL, position INTEGER NOT NULL, status TEXT NOT NULL, record_id TEXT NOT NULL, errors TEXT NOT NULL, cells TEXT NOT NULL,
            PRIMARY KEY (job, position)) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;

    private SandboxDatabase(SqliteConnection connection) => _connection = connection;

    /// <exception cref="SandboxException">The file cannot be opened, or another sandbox has it open.</exception>
    public static SandboxDatabase Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            connection.Open();
            var database = new SandboxDatabase(connection);
            database.Execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;");
            database.Transact(() => database.Execute(Schema));
            if (database.Scalar("SELECT 1 FROM pragma_table_info('arrival') WHERE name = 'product'") is not null)
                return database;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new SandboxException(
                $"The sandbox's state file {file} cannot be used: {e.Message} Close the other sandbox that has it open, or name another file.", e);
        }

        connection.Dispose();
        throw new SandboxException($"The sandbox's state file {file} was made by an earlier version of it. Name another file.");
    }

    /// <summary>Does everything or nothing.</summary>
    public void Transact(Action work)
    {
        // Plain SQL: a SqliteTransaction would have to be handed to every prepared command.
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            CrashPoint.Pass("before-server-commit");
            Execute("COMMIT");
            CrashPoint.Pass("after-server-commit");
        }
        catch
        {
            Execute("ROLLBACK");
            throw;
        }
    }

    public SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    public void Execute(string sql, params object?[] values)
    {
        using var command = Prepare(sql, Names(values));
        command.Run(values);
    }

    public object? Scalar(string sql, params object?[] values)
    {
        using var command = Prepare(sql, Names(values));
        return command.Bind(values).ExecuteScalar();
    }

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        using var command = Prepare(sql, Names(values));
        using var reader = command.Bind(values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Dispose() => _connection.Dispose();

    private static string[] Names(object?[] values) => [.. values.Select((_, index) => $"$p{index}")];
}
