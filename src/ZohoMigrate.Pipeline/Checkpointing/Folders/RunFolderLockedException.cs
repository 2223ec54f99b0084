namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>Another process is working in the run folder (exit code 5). The message says what to do.</summary>
public sealed class RunFolderLockedException : Exception
{
    public RunFolderLockedException()
    {
    }

    public RunFolderLockedException(string message)
        : base(message)
    {
    }

    public RunFolderLockedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
