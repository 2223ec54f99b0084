namespace ZohoMigrate.Zoho.Files;

/// <summary>Tells "someone else has it open" from every other reason why a file cannot be opened.</summary>
public static class SharingViolation
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharing = unchecked((int)0x80070020);
    private const int WindowsLock = unchecked((int)0x80070021);

    public static bool Is(IOException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharing or WindowsLock;
    }

    /// <summary>Whether anyone has a file open right now, ourselves included: Windows says "access denied" of putting another in its place.</summary>
    internal static bool IsOn(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
            return false;
        }
        catch (IOException exception)
        {
            return Is(exception);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
