namespace ZohoMigrate.Zoho.Files;

/// <summary>
/// Makes files and folders nobody but their owner can read: they hold a customer's books, or a token. On Windows the user's own folders
/// are so already.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode OwnerMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder (0700) with its parents; one that is there keeps its mode.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        // .NET gives the mode to the last folder only.
        if (Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } parent && !Directory.Exists(parent))
            CreateFolder(parent);
        Directory.CreateDirectory(path, OwnerMode | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a file (0600), or empties one that is there.</summary>
    public static FileStream CreateFile(string path) => Open(path, FileMode.Create, FileShare.Read);

    /// <summary>Makes an empty file (0600) where there is none, so that whoever opens it later finds it private.</summary>
    public static void Touch(string path) => Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();

    /// <summary>
    /// Opens a file that nobody else can open until it is closed, also by the kernel at the process's death; a new one is 0600.
    /// </summary>
    /// <exception cref="IOException">Someone else has it open.</exception>
    public static FileStream OpenLocked(string path, FileMode mode) => Open(path, mode, FileShare.None);

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerMode;
        return new FileStream(path, options);
    }
}
