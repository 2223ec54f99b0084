namespace ZohoMigrate.Zoho.Wire;

/// <summary>A file could not be read to its end while it was sent: the call breaks off before its last byte, and the connection is not to blame.</summary>
internal sealed class UnreadFileException(IOException reason) : IOException(reason.Message, reason)
{
    /// <summary>Whether a fault that the HTTP stack tells of came from a file.</summary>
    public static bool IsBehind(Exception? fault) => fault is UnreadFileException || (fault is not null && IsBehind(fault.InnerException));
}
