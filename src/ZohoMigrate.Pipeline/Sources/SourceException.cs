namespace ZohoMigrate.Pipeline.Sources;

/// <summary>A source file cannot be used at all; the message says which, where and what to do. A bad row is not one of these: it is data.</summary>
public sealed class SourceException : Exception
{
    public SourceException()
    {
    }

    public SourceException(string message)
        : base(message)
    {
    }

    public SourceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
