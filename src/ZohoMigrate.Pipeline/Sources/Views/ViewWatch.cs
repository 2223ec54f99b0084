using SQLitePCL;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Rows;
using static SQLitePCL.raw;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>Ends a view that nobody wants any longer, or that finds no further row.</summary>
internal sealed class ViewWatch : IDisposable
{
    /// <summary>Longest time to the next row: to sort some million of them takes a minute.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    // Some thousand looks a second.
    private const int InstructionsBetween = 10_000;

    private static readonly TimeSpan BetweenLooksAtTheDisk = TimeSpan.FromSeconds(1);

    private readonly sqlite3 _database;
    private readonly FreeSpace _space;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellationToken;
    private readonly delegate_progress _look;
    private long _begun;
    private long _looked;
    private bool _isDiskUsedUp;

    public ViewWatch(sqlite3 database, TimeProvider time, FreeSpace space, CancellationToken cancellationToken)
    {
        _space = space;
        _database = database;
        _time = time;
        _cancellationToken = cancellationToken;
        _looked = time.GetTimestamp();
        _look = _ => _cancellationToken.IsCancellationRequested || _time.GetElapsedTime(_begun) > Longest || IsDiskUsedUp() ? 1 : 0;
        sqlite3_progress_handler(database, InstructionsBetween, _look, null);
    }

    /// <summary>The next row is looked for from now on.</summary>
    public void Begin() => _begun = _time.GetTimestamp();

    /// <summary>Why it was ended.</summary>
    public Exception Interrupted(ViewSource view) =>
        _cancellationToken.IsCancellationRequested ? new OperationCanceledException(_cancellationToken) :
        _isDiskUsedUp ? new SourceException(
            $"{view.File} has filled the disk of {ScratchDatabase.Folder}, where temporary files are, but for {FreeSpace.Least / 1024 / 1024} MB or less. Has a join in it no condition? "
            + $"If it needs the room, free some, or name a folder on a larger disk in {(OperatingSystem.IsWindows() ? "TMP" : "SQLITE_TMPDIR")}.") :
        new SourceException(
            $"{view.File} found no further row within {Longest.TotalMinutes:0} minutes. Does a recursion in it come to an end, and does `index` of "
            + "its tables name the columns it joins by?");

    private bool IsDiskUsedUp()
    {
        if (_isDiskUsedUp || _time.GetElapsedTime(_looked) < BetweenLooksAtTheDisk)
            return _isDiskUsedUp;
        _looked = _time.GetTimestamp();
        return _isDiskUsedUp = _space.IsUsedUp;
    }

    public void Dispose() => sqlite3_progress_handler(_database, 0, null, null);
}
