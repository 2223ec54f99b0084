using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>
/// Watches that views leave room on the disk of the temporary files: a join without its condition would fill it, and a full disk stops
/// more than this run.
/// </summary>
/// <param name="free">Bytes that are free there.</param>
internal sealed class FreeSpace(Func<long> free)
{
    /// <summary>What is left free; where less is free to begin with, half of that.</summary>
    public const long Least = 1024L * 1024 * 1024;

    private readonly long _least = Math.Min(Least, free() / 2);

    public static FreeSpace OfTemporaryFiles() => new(() => new DriveInfo(ScratchDatabase.Folder).AvailableFreeSpace);

    public bool IsUsedUp => free() < _least;
}
