using Microsoft.Data.Sqlite;

namespace ZohoMigrate.Sandbox.State;

/// <summary>Values by position for a command prepared with its parameters' names.</summary>
internal static class PreparedCommand
{
    public static SqliteCommand Bind(this SqliteCommand command, params object?[] values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index] ?? DBNull.Value;
        return command;
    }

    public static void Run(this SqliteCommand command, params object?[] values) => command.Bind(values).ExecuteNonQuery();
}
