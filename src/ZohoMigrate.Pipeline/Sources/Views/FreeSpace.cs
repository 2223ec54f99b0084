using ZohoMigrate.Pipeline.Records.Files;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>
/// Watches that views leave room on the disk of the temporary files: a join without its condition would fill it, and a full disk stops
/// more than this run.
/// </summary>
internal sealed class FreeSpace
{
    /// <summary>What is left free; where less is free to begin with, half of that.</summary>
    public const long Least = 1024L * 1024 * 1024;

    private readonly Func<long> _free;
    private readonly long _least;

    /// <param name="free">Bytes that are free there.</param>
    public FreeSpace(Func<long> free)
    {
        _free = free;
        _least = Math.Min(Least, Free() / 2);
    }

    public static FreeSpace OfTemporaryFiles() => new(() => new DriveInfo(ScratchDatabase.Folder).AvailableFreeSpace);

    public bool IsUsedUp => Free() < _least;

    // Where the disk does not report it, its free space counts as unlimited: SQLite calls this, and no exception may pass through it.
    private long Free()
    {
        try
        {
            return _free();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return long.MaxValue;
        }
    }
}
