namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>
/// Makes files and folders nobody but their owner can read: a run holds a customer's books. On Windows the user's own folders are so already.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode OwnerMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder (0700) with its parents; one that is there keeps its mode.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerMode | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a file (0600), or empties one that is there.</summary>
    public static FileStream CreateFile(string path) => Open(path, FileMode.Create, FileShare.Read);

    /// <summary>Opens a file to read and write, making it (0600) where it is not there.</summary>
    internal static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerMode;
        return new FileStream(path, options);
    }
}
