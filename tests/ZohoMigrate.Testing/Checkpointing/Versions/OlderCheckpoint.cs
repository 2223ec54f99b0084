using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Testing.Checkpointing.Versions;

/// <summary>Makes of a checkpoint what an earlier version of the program would have left: its schema, as it stood then, with the same rows.</summary>
public static class OlderCheckpoint
{
    /// <param name="path">The checkpoint, closed.</param>
    /// <param name="version">The earlier version; its schema is beside this file.</param>
    public static void Make(string path, int version)
    {
        SqliteConnection.ClearAllPools();
        var older = path + ".older";
        using (var connection = new SqliteConnection($"Data Source={older};Pooling=False"))
        {
            connection.Open();
            Run(connection, $"PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL; ATTACH '{path}' AS newer");
            Run(connection, File.ReadAllText(Repository.PathOf("tests", "ZohoMigrate.Testing", "Checkpointing", "Versions", $"{version:000}.sql")));
            foreach (var table in Read(connection, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
            {
                var columns = string.Join(", ", Read(connection, $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}', 'main')"));
                Run(connection, $"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}");
            }

            // Those of the seal.
            const string Missing = """
                SELECT sql FROM newer.sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND name NOT IN (SELECT name FROM main.sqlite_master)
                    AND tbl_name IN (SELECT name FROM main.sqlite_master)
                """;
            foreach (var index in Read(connection, Missing))
                Run(connection, index);
            Run(connection, $"UPDATE main.meta SET value = '{version}' WHERE name = 'schema'; DETACH newer");
        }

        foreach (var end in (string[])["-wal", "-shm"])
            File.Delete(path + end);
        File.Move(older, path, overwrite: true);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this project
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this project
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }
}
