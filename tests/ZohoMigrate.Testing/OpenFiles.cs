namespace ZohoMigrate.Testing;

/// <summary>
/// What this process has open. A file that is let go and still held keeps its locks and its place on the disk, and SQLite removes the log beside it
/// whenever it is closed at last, also the log of another file that has its name by then.
/// </summary>
public static class OpenFiles
{
    // Linux lists them; elsewhere nobody is asked.
    private const string Descriptors = "/proc/self/fd";

    /// <summary>The open files below a folder, those that were deleted too; none where the system does not list them.</summary>
    public static IReadOnlyList<string> Below(string folder) => Directory.Exists(Descriptors)
        ? [.. Directory.EnumerateFileSystemEntries(Descriptors).Select(entry => new FileInfo(entry).LinkTarget).OfType<string>()
            .Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal))]
        : [];
}
