using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ZohoMigrate.Zoho.Files;

/// <summary>Tells the faults of disks and folders from all others, by what SQLite (https://www.sqlite.org/rescode.html) and the system call them.</summary>
public static class StorageFaults
{
    // The database file was moved from under SQLite: SQLITE_READONLY_DBMOVED.
    private const int ReadOnlyMoved = SQLITE_READONLY | (4 << 8);

    // The index beside the log could not be made large enough: SQLITE_IOERR_SHMSIZE.
    private const int NoRoomForIndex = SQLITE_IOERR | (19 << 8);

    // A journal could not be removed, and without that nothing is committed: SQLITE_IOERR_DELETE.
    private const int CannotDelete = SQLITE_IOERR | (10 << 8);

    private static readonly Dictionary<int, StorageFault> BySqlite = new()
    {
        [CannotDelete] = StorageFault.ReadOnly,
        [NoRoomForIndex] = StorageFault.Full,
        [SQLITE_FULL] = StorageFault.Full,
        [SQLITE_READONLY] = StorageFault.ReadOnly,
        [ReadOnlyMoved] = StorageFault.Gone,
        [SQLITE_PERM] = StorageFault.Closed,
        [SQLITE_CANTOPEN] = StorageFault.Closed,
        [SQLITE_BUSY] = StorageFault.Busy,
        [SQLITE_LOCKED] = StorageFault.Busy,
        [SQLITE_CORRUPT] = StorageFault.Damaged,
        [SQLITE_NOTADB] = StorageFault.Damaged,
        [SQLITE_IOERR] = StorageFault.Failing,
    };

    // .NET hands on errno, where it is not Windows; numbers of Linux and macOS.
    private static readonly Dictionary<int, StorageFault> BySystem = new()
    {
        [28] = StorageFault.Full,                               // ENOSPC
        [122] = StorageFault.Full,                              // EDQUOT, Linux
        [69] = StorageFault.Full,                               // EDQUOT, macOS
        [unchecked((int)0x80070070)] = StorageFault.Full,       // ERROR_DISK_FULL
        [unchecked((int)0x80070027)] = StorageFault.Full,       // ERROR_HANDLE_DISK_FULL
        [30] = StorageFault.ReadOnly,                           // EROFS
        [unchecked((int)0x80070013)] = StorageFault.ReadOnly,   // ERROR_WRITE_PROTECT
        [5] = StorageFault.Failing,                             // EIO
        [unchecked((int)0x8007045D)] = StorageFault.Failing,    // ERROR_IO_DEVICE
    };

    /// <summary>What is wrong with disk or folder; null when the exception is about something else.</summary>
    public static StorageFault? Of(Exception exception) => exception switch
    {
        StorageException named => named.Fault,
        SqliteException sqlite => Find(BySqlite, sqlite.SqliteExtendedErrorCode) ?? Find(BySqlite, sqlite.SqliteErrorCode),
        DirectoryNotFoundException => StorageFault.Gone,
        UnauthorizedAccessException => StorageFault.ReadOnly,
        IOException io when SharingViolation.Is(io) => StorageFault.Busy,
        IOException io => Find(BySystem, io.HResult),
        _ => null,
    };

    /// <summary>Does the work; a fault of the disk or folder names the file it struck.</summary>
    /// <exception cref="StorageException">The file cannot be read or written.</exception>
    public static T Named<TOn, T>(string path, TOn on, Func<TOn, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return work(on);
        }
        catch (Exception exception) when (exception is not StorageException && Of(exception) is not null)
        {
            throw new StorageException(At(path, exception), path, exception);
        }
    }

    /// <summary>As <see cref="Named"/>, for work that takes its time.</summary>
    /// <exception cref="StorageException">The file cannot be read or written.</exception>
    public static async Task NamedAsync(string path, Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is not StorageException && Of(exception) is not null)
        {
            throw new StorageException(At(path, exception), path, exception);
        }
    }

    private static StorageFault At(string path, Exception exception) => exception switch
    {
        UnauthorizedAccessException when SharingViolation.IsOn(path) => StorageFault.Busy,
        UnauthorizedAccessException or SqliteException when IsUnreadable(path) && Of(exception) is StorageFault.ReadOnly or StorageFault.Closed => StorageFault.Closed,
        // The file is there and can be seen: what SQLite cannot open is the journal that it makes beside it.
        SqliteException when Of(exception) == StorageFault.Closed && File.Exists(path) => StorageFault.ReadOnly,
        _ => Of(exception)!.Value,
    };

    // By its mode, and not by trying: closing a file that SQLite has open in this process would drop its locks.
    private static bool IsUnreadable(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & (UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead)) == UnixFileMode.None;

    private static StorageFault? Find(Dictionary<int, StorageFault> faults, int code) => faults.TryGetValue(code, out var fault) ? fault : null;
}
