namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>The folder's file system does not keep what is flushed to it, or lets others change it, or it holds something else: a checkpoint cannot live there. The message says what to do.</summary>
public sealed class UnsafeFolderException : Exception
{
    public UnsafeFolderException()
    {
    }

    public UnsafeFolderException(string message)
        : base(message)
    {
    }

    public UnsafeFolderException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
