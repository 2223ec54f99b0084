namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>The run folder belongs to another target, organisation or pack than the one asked for. The message says what to do.</summary>
public sealed class RunFolderBoundException : Exception
{
    public RunFolderBoundException()
    {
    }

    public RunFolderBoundException(string message)
        : base(message)
    {
    }

    public RunFolderBoundException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
