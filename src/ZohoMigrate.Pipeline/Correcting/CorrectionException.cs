namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>A file that came back cannot be taken as it is; the message says which, where and what to do. Nothing was changed.</summary>
public sealed class CorrectionException : Exception
{
    public CorrectionException()
    {
    }

    public CorrectionException(string message)
        : base(message)
    {
    }

    public CorrectionException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
