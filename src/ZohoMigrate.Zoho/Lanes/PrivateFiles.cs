namespace ZohoMigrate.Zoho.Lanes;

/// <summary>Files and folders that only their owner may read (modes 0600 and 0700; on Windows the profile's own rights).</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerFile | UnixFileMode.UserExecute);
    }

    /// <summary>Opens a file that nobody else can open until it is closed, also by the kernel at the process's death.</summary>
    /// <exception cref="IOException">Someone else has it open.</exception>
    public static FileStream OpenLocked(string path, FileMode mode) => Open(path, mode, FileShare.None);

    /// <summary>Makes an empty file where there is none, so that whoever opens it later finds it private.</summary>
    public static void Touch(string path) => Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (mode != FileMode.Open && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        return new FileStream(path, options);
    }
}
