namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>Another folder holds what was delivered to this organisation: going on from this one could deliver it again. The message says what to do.</summary>
public sealed class LedgerConflictException : Exception
{
    public LedgerConflictException()
    {
    }

    public LedgerConflictException(string message)
        : base(message)
    {
    }

    public LedgerConflictException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
