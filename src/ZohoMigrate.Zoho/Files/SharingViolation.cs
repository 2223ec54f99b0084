namespace ZohoMigrate.Zoho.Files;

/// <summary>Tells "someone else has it open" from every other reason why a file cannot be opened.</summary>
public static class SharingViolation
{
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int Windows = unchecked((int)0x80070020);

    public static bool Is(IOException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.HResult is LinuxWouldBlock or MacWouldBlock or Windows;
    }
}
