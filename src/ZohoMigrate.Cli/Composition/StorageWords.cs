using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Cli.Composition;

/// <summary>What is wrong with a disk or folder, and what to do, for whoever sits before the machine.</summary>
internal static class StorageWords
{
    private static readonly Dictionary<StorageFault, (string What, string Remedy)> Words = new()
    {
        [StorageFault.Full] = (
            "The disk is full: no space is left to write {0}.",
            "Free some space on that disk."),
        [StorageFault.ReadOnly] = (
            "{0} cannot be written to: the file, its folder or the whole disk is read-only for this user.",
            "Allow writing there (owner, permissions, how the disk is mounted)."),
        [StorageFault.Gone] = (
            "{0} was moved or deleted while it was in use.",
            "Put the folder back where it was, as it was."),
        [StorageFault.Closed] = (
            "{0} cannot be opened: its folder is not there, or one of the two is not this user's.",
            "See that the folder exists, and that it and the file belong to the user who runs this."),
        [StorageFault.Busy] = (
            "Another program has {0} open.",
            "Close it there: in the spreadsheet, the database viewer, the backup, the virus scanner."),
        [StorageFault.Damaged] = (
            "{0} is damaged: what stands in it is not what was written. Nothing was sent because of it, and it is left as it is.",
            "Bring back a copy of the whole folder it is in, files ending in -wal included."),
        [StorageFault.Failing] = (
            "The disk cannot read or write {0}.",
            "Check the disk, its connection, that it takes writes, and that the folder is still there."),
    };

    /// <summary>One sentence with the file, one with the remedy; null when the exception is about something else.</summary>
    public static (string What, string Remedy)? Find(Exception exception)
    {
        if (StorageFaults.Of(exception) is not { } fault)
            return null;
        var (what, remedy) = Words[fault];
        return exception is StorageException { Path: { Length: > 0 } path }
            ? (string.Format(null, what, path), remedy)
            // The system's own message names the file.
            : (exception.Message, remedy);
    }
}
