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

    /// <summary>A file that somebody writes while it is read.</summary>
    public static SourceException Changed(string file) =>
        new($"{file} was changed while it was being read. Let whatever writes it come to its end, and try again.");
}
