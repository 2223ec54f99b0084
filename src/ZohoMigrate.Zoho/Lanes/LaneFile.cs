using Microsoft.Data.Sqlite;
using SQLitePCL;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// What a lane's processes share: one SQLite file per (product, data centre, organisation, lane).
/// <c>synchronous=OFF</c> is enough: what a process wrote outlives its death, since the kernel has it; and after the machine's
/// death the boot id differs, so every slot counts as used now, wherever the file stopped.
/// </summary>
internal sealed class LaneFile : IDisposable
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(2);

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    internal LaneFile(SqliteConnection connection, LaneOwner owner, TimeProvider time)
    {
        _connection = connection;
        Owner = owner;
        Time = time;
    }

    public LaneOwner Owner { get; }

    public TimeProvider Time { get; }

    /// <summary>
    /// Does the work in one transaction that no other process's can overlap, or nothing when another one is at it: never waits.
    /// (SqliteCommand would wait for the lock by putting the thread to sleep, 150 ms at a time.)
    /// </summary>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public bool TryRun<T>(Func<SqliteConnection, T> work, out T? result)
    {
        (var isDone, result) = StorageFaults.Named(_connection.DataSource, work, RunAlone);
        return isDone;
    }

    /// <summary>As <see cref="TryRun{T}"/>, again and again until no other process is at it.</summary>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        T? result;
        while (!TryRun(work, out result))
        {
#pragma warning disable RS0030 // the neighbour holds the lock in real time, whatever clock the lane is paced by
            await Task.Delay(BusyPause, TimeProvider.System, cancellationToken);
#pragma warning restore RS0030
        }

        return result!;
    }

    /// <summary>Closes the file. Slots still in flight are left to whoever finds this owner gone, as after a kill.</summary>
    public void Dispose()
    {
        lock (_gate)
            _connection.Dispose();
        Owner.Dispose();
    }

    private (bool IsDone, T? Result) RunAlone<T>(Func<SqliteConnection, T> work)
    {
        lock (_gate)
        {
            var begun = raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE");
            if ((begun & 0xff) is raw.SQLITE_BUSY)
                return (false, default);
            SqliteException.ThrowExceptionForRC(begun, _connection.Handle);
            try
            {
                var result = work(_connection);
                SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection.Handle, "COMMIT"), _connection.Handle);
                return (true, result);
            }
            catch
            {
                _ = raw.sqlite3_exec(_connection.Handle, "ROLLBACK");
                throw;
            }
        }
    }
}
