using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Storage;

/// <summary>
/// The only task that writes. It takes whatever waits in the queue, does it in one transaction and flushes once for all of it (group
/// commit), and only then tells the callers. A command that fails is undone alone, by its savepoint; when the commit itself fails,
/// everyone in the group learns it and nothing of the group stands.
/// </summary>
internal sealed class CheckpointWriter : IAsyncDisposable
{
    private const int QueueLength = 1024;
    private const int GroupSize = 256;

    private readonly Database _database;
    private readonly Channel<WriteCommand> _queue = Channel.CreateBounded<WriteCommand>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });

    private readonly Task _writing;

    public CheckpointWriter(Database database)
    {
        _database = database;
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Has the work done. A token cancels it while it waits; once it runs, its result is always returned.</summary>
    /// <exception cref="ObjectDisposedException">The checkpoint has been closed.</exception>
    public async Task<T> RunAsync<T>(Func<Database, T> work, CancellationToken cancellationToken)
    {
        var command = new WriteCommand<T>(work, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(command, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new ObjectDisposedException("The checkpoint has been closed.", exception);
        }

        return await command.Completion;
    }

    public Task RunAsync(Action<Database> work, CancellationToken cancellationToken) => RunAsync(
        database =>
        {
            work(database);
            return true;
        },
        cancellationToken);

    /// <summary>Writes what is queued, then lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        _database.Dispose();
    }

    private async Task WriteAsync()
    {
        var group = new List<WriteCommand>(GroupSize);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupSize && _queue.Reader.TryRead(out var command))
                group.Add(command);
            Commit(group);
            group.ForEach(command => command.Complete());
            group.Clear();
        }
    }

    private void Commit(List<WriteCommand> group)
    {
        try
        {
            _database.Run("BEGIN IMMEDIATE");
            group.ForEach(Execute);
            CrashPoint.Pass("before-commit");
            _database.Run("COMMIT");
            CrashPoint.Pass("after-commit");
        }
#pragma warning disable CA1031 // whatever breaks here, those who wait must learn it: the writer lives on
        catch (Exception exception)
#pragma warning restore CA1031
        {
            group.ForEach(command => command.Fail(exception));
            RollBack();
        }
    }

    private void Execute(WriteCommand command)
    {
        _database.Run("SAVEPOINT command");
        try
        {
            command.Execute(_database);
        }
#pragma warning disable CA1031 // whatever the work throws belongs to its caller, not to its neighbours
        catch (Exception exception)
#pragma warning restore CA1031
        {
            command.Fail(exception);
            _database.Run("ROLLBACK TO command");
        }

        _database.Run("RELEASE command");
    }

    private void RollBack()
    {
        try
        {
            _database.Run("ROLLBACK");
        }
        catch (Exception exception) when (exception is SqliteException or StorageException)
        {
            // SQLite had ended the transaction itself: on a full disk or a read error it does.
        }
    }
}
