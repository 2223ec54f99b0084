namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>The file cannot be used as a checkpoint by this program: another version made it, or it is something else.</summary>
public sealed class CheckpointFormatException : Exception
{
    public CheckpointFormatException()
    {
    }

    public CheckpointFormatException(string message)
        : base(message)
    {
    }

    public CheckpointFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
