using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Checkpointing.Folders;

/// <summary>
/// Refuses folders where a checkpoint, or what this machine knows of limits and organisations, would not be safe. On network file systems locks and flushes are promises nobody keeps; a sync
/// client copies the file while it is written, and brings back old copies (https://www.sqlite.org/howtocorrupt.html).
/// </summary>
public static class FolderSafety
{
    private const int MostNamed = 3;

    private static readonly string[] RemoteSystems =
    [
        "nfs", "cifs", "smb", "9p", "afs", "afpfs", "ncpfs", "davfs", "webdav", "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.gcsfuse",
        "fuse.gvfsd", "fuse.davfs",
    ];

    private static readonly string[] SyncedFolders =
    [
        "OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "My Drive", "iCloud Drive", "iCloudDrive", "com~apple~CloudDocs", "CloudStorage",
    ];

    /// <summary>Why a file that a database keeps would not be safe in a folder, be it there or not; null where it is.</summary>
    public static string? FindFault(string folder)
    {
        var path = RealPath.Of(folder);
        if (FindSyncedFolder(path) is { } synced)
            return $"'{synced}' is synchronised by a client that copies files while they are written";
        return FindFileSystem(path) is var system && IsRemote(system) ? $"its file system ({system}) is on a network" : null;
    }

    /// <exception cref="UnsafeFolderException">The folder is on a network file system or is synchronised.</exception>
    internal static void Check(string folder)
    {
        if (FindFault(folder) is { } fault)
            throw Unsafe(folder, fault);
    }

    /// <summary>A run writes its reports over what has their names, so it takes no folder where somebody keeps something else.</summary>
    /// <exception cref="UnsafeFolderException">The folder holds other files and never was a run's.</exception>
    internal static void CheckIsFree(RunPaths paths)
    {
        var others = FindOthers(paths);
        if (others.Count == 0)
            return;
        var more = others.Count > MostNamed ? " …" : "";
        throw new UnsafeFolderException(
            $"A run cannot be kept in {paths.Folder}: it holds something else ({string.Join(", ", others.Take(MostNamed))}{more}), and a run would write over it. "
            + "Choose a folder that is empty or not there yet (--run).");
    }

    /// <summary>What a folder holds that never was a run's: the names of the first few files.</summary>
    internal static IReadOnlyList<string> FindOthers(RunPaths paths) =>
        File.Exists(paths.Checkpoint) || File.Exists(paths.Lock) || !Directory.Exists(paths.Folder)
            ? []
            : [.. Directory.EnumerateFileSystemEntries(paths.Folder).Select(entry => Path.GetFileName(entry))
                .Where(name => !IsHarmless(name)).Order(StringComparer.Ordinal).Take(MostNamed + 1)];

    /// <summary>Makes the folder, if it is not there, and makes sure that files can be made in it.</summary>
    /// <exception cref="UnsafeFolderException">It cannot be made or written to.</exception>
    internal static void Create(string folder)
    {
        if (File.Exists(folder))
            throw Unsafe(folder, "that is a file");
        try
        {
            OwnerOnly.CreateFolder(folder);
            var probe = Path.Combine(folder, Path.GetRandomFileName());
            OwnerOnly.CreateFile(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unsafe(folder, $"nothing can be written there ({exception.Message.TrimEnd('.')})");
        }
    }

    // The sandbox is there before its run; a disk of its own and a desktop leave their marks everywhere.
    private static bool IsHarmless(string name) =>
        name.StartsWith('.') || name.StartsWith("sandbox.db", StringComparison.Ordinal) || name is "state" or "lost+found" or "desktop.ini";

    internal static string? FindSyncedFolder(string path) => path
        .Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
        .FirstOrDefault(part => SyncedFolders.Any(name =>
            part.Equals(name, StringComparison.OrdinalIgnoreCase)
            || part.StartsWith(name + " -", StringComparison.OrdinalIgnoreCase)     // "OneDrive - Company"
            || part.StartsWith(name + " (", StringComparison.OrdinalIgnoreCase)));  // "Dropbox (Personal)"

    internal static bool IsRemote(string fileSystem) =>
        RemoteSystems.Any(name => fileSystem.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        || (fileSystem.StartsWith("fuse.", StringComparison.OrdinalIgnoreCase)
            && (fileSystem.Contains("sync", StringComparison.OrdinalIgnoreCase) || fileSystem.Contains("drive", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The type of the file system a path is on, by the mount that reaches furthest into it.</summary>
    /// <param name="path">A full path, links resolved.</param>
    /// <param name="mounts">Lines of /proc/mounts: device, mount point (blanks as \040), type, options.</param>
    internal static string FindFileSystem(string path, IEnumerable<string> mounts) => mounts
        .Select(line => line.Split(' '))
        .Where(parts => parts.Length > 2)
        .Select(parts => (Point: parts[1].Replace("\\040", " ", StringComparison.Ordinal).TrimEnd('/'), Type: parts[2]))
        .Where(mount => path == mount.Point || path.StartsWith(mount.Point + "/", StringComparison.Ordinal))
        .OrderBy(mount => mount.Point.Length)
        .LastOrDefault()
        .Type ?? "";

    private static string FindFileSystem(string path)
    {
        const string Mounts = "/proc/mounts";
        if (File.Exists(Mounts))
            return FindFileSystem(path, File.ReadLines(Mounts));
        if (!OperatingSystem.IsWindows())
            return new DriveInfo(path).DriveFormat;
        return path.StartsWith(@"\\", StringComparison.Ordinal) || new DriveInfo(path).DriveType == DriveType.Network ? "smb" : "";
    }

    private static UnsafeFolderException Unsafe(string folder, string reason) => new(
        $"A run cannot be kept in {folder}: {reason}. Choose a folder on a local disk (--run, State:Folder).");
}
