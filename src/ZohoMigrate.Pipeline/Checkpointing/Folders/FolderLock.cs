using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// Holds a run folder for this process. The kernel keeps the lock and drops it when the process dies, however it dies; the file itself
/// stays and says nothing.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const int Tries = 4;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="RunFolderLockedException">Another process (or another part of this one) holds it.</exception>
    public static async Task<FolderLock> TakeAsync(RunPaths paths, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FolderLock(OwnerOnly.OpenLocked(paths.Lock, FileMode.OpenOrCreate));
            }
            catch (IOException exception) when (SharingViolation.Is(exception))
            {
                if (tries == Tries)
                {
                    throw new RunFolderLockedException(
                        $"Another process is working in {paths.Folder}. Wait until it has ended, or stop it, and try again.", exception);
                }
            }

            // Someone who only asks (IsHeld) is in the way for an instant.
            await Task.Delay(BetweenTries, time, cancellationToken);
        }
    }

    /// <summary>Whether a living process holds the folder. Makes no file.</summary>
    public static bool IsHeld(RunPaths paths)
    {
        try
        {
            // Shared, so that two who ask are not in each other's way.
            new FileStream(paths.Lock, FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException exception) when (SharingViolation.Is(exception))
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();
}
