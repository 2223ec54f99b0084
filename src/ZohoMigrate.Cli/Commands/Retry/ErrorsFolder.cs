using ZohoMigrate.Pipeline.Correcting;

namespace ZohoMigrate.Cli.Commands.Retry;

/// <summary>What a retry finds in the errors folder: the files it takes back, and what somebody else put beside them.</summary>
internal static class ErrorsFolder
{
    /// <param name="path">Full path; it need not be there.</param>
    /// <param name="shown">As messages name it.</param>
    /// <returns>The CSV files, and the names of all other files.</returns>
    public static (IReadOnlyList<ReturnedFile> Returned, IReadOnlyList<string> Others) Read(string path, string shown)
    {
        var files = Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(file => !IsLock(Path.GetFileName(file))).Order(StringComparer.Ordinal).ToList() : [];
        var named = files.ToLookup(IsCsv, file => new ReturnedFile(file, Path.Combine(shown, Path.GetFileName(file))));
        return ([.. named[true]], [.. named[false].Select(file => file.Shown)]);
    }

    private static bool IsCsv(string file) => string.Equals(Path.GetExtension(file), ".csv", StringComparison.OrdinalIgnoreCase);

    // A spreadsheet that has a file open keeps a lock beside it.
    private static bool IsLock(string name) => name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal);
}
