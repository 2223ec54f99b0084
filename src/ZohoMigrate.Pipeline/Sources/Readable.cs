using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Reads of a source file: what the system refuses is said with the file's name.</summary>
internal static class Readable
{
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static T Do<T>(TableSource table, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(table, e);
        }
    }

    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static async Task<T> DoAsync<T>(TableSource table, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(table, e);
        }
    }

    /// <summary>What to say of a file that cannot be read.</summary>
    public static SourceException Fault(TableSource table, Exception e) => new(
        $"{table.File} cannot be read: {e.Message.TrimEnd('.')}. See that it is there, that you may read it and that no other program keeps it locked.", e);
}
