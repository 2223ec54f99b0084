namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// Holds a run folder for this process. The kernel keeps the lock and drops it when the process dies, however it dies; the file itself
/// stays and says nothing.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="RunFolderLockedException">Another process (or another part of this one) holds it.</exception>
    public static FolderLock Take(RunPaths paths)
    {
        try
        {
            return new FolderLock(OwnerOnly.Open(paths.Lock, FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException exception) when (exception.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw new RunFolderLockedException(
                $"Another process is working in {paths.Folder}. Wait until it has ended, or stop it, and try again.", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
