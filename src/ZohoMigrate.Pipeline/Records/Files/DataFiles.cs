using System.Globalization;
using System.Security.Cryptography;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Records.Files;

/// <summary>The files of the data folder that records name by their paths there. May be used from many tasks at once.</summary>
/// <param name="folder">Full path of the data folder.</param>
internal sealed class DataFiles(string folder)
{
    private static readonly FileFault NotThere = new("file-missing", "names a file that is not in the data folder");
    private static readonly FileFault Empty = new("file-empty", "names a file with nothing in it");

    /// <summary>Whether the folder itself is there. Of a disk or share that was taken off, what is left is often an empty one.</summary>
    public bool AreThere => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    public string Folder => folder;

    /// <summary>Looks at a file, and reads all of it; either of the two is null.</summary>
    /// <param name="path">Its path below the folder.</param>
    /// <param name="mostBytes">Most bytes that Zoho takes; null where no limit is known.</param>
    public (StagedFile? File, FileFault? Fault) Look(string path, long? mostBytes)
    {
        try
        {
            if (FaultOf(path) is { } fault)
                return (null, fault);
            using var content = OpenWhole(path);
            if (content.Length > mostBytes)
                return (null, TooLarge(content.Length, mostBytes.Value));
            var bytes = content.Length;
            var hash = Convert.ToHexStringLower(SHA256.HashData(content));
            // What grows while it is read is not what its length says.
            return content.Position == bytes ? (new StagedFile(path, bytes, hash), null) : (null, Unreadable("it is being written to"));
        }
        catch (Exception e) when (IsOfTheFile(e))
        {
            return (null, e is FileNotFoundException or DirectoryNotFoundException ? NotThere : Unreadable(ReasonOf(e)));
        }
    }

    /// <summary>Whether a file is what it was; null when it is.</summary>
    public FileFault? Check(StagedFile staged) => Look(staged.Path, staged.Bytes) switch
    {
        // A longer one is another, whatever it begins with.
        (_, { Code: "file-too-large" }) => Changed,
        (_, { } fault) => fault,
        ({ } now, _) when now != staged => Changed,
        _ => null,
    };

    /// <summary>The file from its beginning. Reading it ends in an <see cref="IOException"/> before its last byte where it is not what it was.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public Stream Open(StagedFile staged)
    {
        try
        {
            return FaultOf(staged.Path) is null ? new ProvenContent(OpenWhole(staged.Path), staged) : throw new IOException("The file is not what it was.");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException("The file may not be read.", e);
        }
    }

    private static FileFault Changed { get; } = new("file-changed", "names a file that holds something else than when its record was checked");

    private FileFault? FaultOf(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
            return NotThere;
        var full = Path.GetFullPath(path, folder);
        if (Path.IsPathRooted(path) || !RealPath.IsBelow(full, folder))
            return new FileFault("file-outside", "names something that is not below the data folder");
        if (Directory.Exists(full))
            return new FileFault("file-missing", "names a folder, where a file is wanted");
        if (!File.Exists(full))
            return NotThere;
        // Pipes and devices say so of themselves as well, and would keep whoever opens them for ever.
        return new FileInfo(RealPath.Of(full)).Length == 0 ? Empty : null;
    }

    private FileStream OpenWhole(string path) =>
        new(Path.GetFullPath(path, folder), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);

    private static FileFault TooLarge(long bytes, long most) => new(
        "file-too-large", string.Create(CultureInfo.InvariantCulture, $"names a file of {bytes} bytes, and Zoho takes {most}"));

    private static FileFault Unreadable(string why) => new("file-unreadable", $"names a file that cannot be read: {why}");

    private static bool IsOfTheFile(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    private static string ReasonOf(Exception e) => e is UnauthorizedAccessException ? "you may not read it" : "the disk, or another program that has it open, does not give it";
}
