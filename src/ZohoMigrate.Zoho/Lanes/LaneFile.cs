using Microsoft.Data.Sqlite;
using SQLitePCL;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>
/// What a lane's processes share: one SQLite file per (product, data centre, organisation, lane).
/// <c>synchronous=OFF</c> is enough: what a process wrote outlives its death, since the kernel has it; and after the machine's
/// death the boot id differs, so every slot counts as used now, wherever the file stopped. Of the day's count, of a lock and of what was
/// learnt it may then lack the last that was written, or, where it is torn, all: Zoho says so again, to one request.
/// </summary>
internal sealed class LaneFile : IDisposable
{
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(2);

    /// <summary>Our own processes are done in no time: what holds the file for so long, try after try, is another program.</summary>
    private static readonly TimeSpan MostBusy = TimeSpan.FromSeconds(30);

    /// <summary>Tries further apart than this say nothing of the time between them.</summary>
    private static readonly TimeSpan SameWait = TimeSpan.FromSeconds(1);

    // By the real clock, whatever clock the lane is paced by: so does the other program hold it.
#pragma warning disable RS0030
    private readonly TimeProvider _realTime = TimeProvider.System;
#pragma warning restore RS0030
    private readonly Lock _gate = new();
    private long _busySince;
    private long _busyLast;
    private bool _disposed;
    private readonly SqliteConnection _connection;

    internal LaneFile(SqliteConnection connection, LaneOwner owner, TimeProvider time)
    {
        _connection = connection;
        Owner = owner;
        Time = time;
    }

    public LaneOwner Owner { get; }

    public TimeProvider Time { get; }

    /// <summary>Where the file that this one replaces was put, because it was damaged; null = there was none such.</summary>
    public string? DamagedOne { get; init; }

    /// <summary>
    /// Does the work in one transaction that no other process's can overlap, or nothing when another one is at it: never waits.
    /// (SqliteCommand would wait for the lock by putting the thread to sleep, 150 ms at a time.)
    /// </summary>
    /// <exception cref="StorageException">The file cannot be written, or another program has kept it locked all the while.</exception>
    /// <exception cref="ObjectDisposedException">It was closed meanwhile.</exception>
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
            await Task.Delay(BusyPause, _realTime, cancellationToken);
        }

        return result!;
    }

    /// <summary>Closes the file. Slots still in flight are left to whoever finds this owner gone, as after a kill.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _connection.Dispose();
        }

        Owner.Dispose();
    }

    private (bool IsDone, T? Result) RunAlone<T>(Func<SqliteConnection, T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var begun = raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE");
            if ((begun & 0xff) is raw.SQLITE_BUSY)
            {
                CheckPatience();
                return (false, default);
            }

            _busyLast = 0;
            SqliteException.ThrowExceptionForRC(begun, _connection.Handle);
            try
            {
                var result = work(_connection);
                CrashPoint.Pass("before-lane");
                SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection.Handle, "COMMIT"), _connection.Handle);
                CrashPoint.Pass("after-lane");
                return (true, result);
            }
            catch
            {
                _ = raw.sqlite3_exec(_connection.Handle, "ROLLBACK");
                throw;
            }
        }
    }

    private void CheckPatience()
    {
        var now = _realTime.GetTimestamp();
        if (_busyLast == 0 || _realTime.GetElapsedTime(_busyLast, now) > SameWait)
            _busySince = now;
        _busyLast = now;
        if (_realTime.GetElapsedTime(_busySince, now) > MostBusy)
            throw new StorageException(StorageFault.Busy, _connection.DataSource, new IOException("The file was locked all the while."));
    }
}
