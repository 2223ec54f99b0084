namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>Rows read from SQLite one by one, as the contracts give them: SQLite has no asynchronous reads, and a token ends them between two rows.</summary>
internal static class RowsAsRead
{
    public static IAsyncEnumerable<T> Give<T>(this IEnumerable<T> rows, CancellationToken cancellationToken) => rows
        .Select(row =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return row;
        })
        .ToAsyncEnumerable();
}
