using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Finds the files a mapping names, and only below the data folder, wherever a link in it leads.</summary>
internal static class DataPath
{
    // For a folder named by mistake, which may be a whole disk.
    private const int MostLookedAt = 10_000;

    private static readonly EnumerationOptions Around = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 4,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public static string Find(string dataFolder, TableSource table) => Look(dataFolder, table) ?? throw Missing(dataFolder, table.File);

    /// <summary>Finds a file that may be missing; null where it is, and nothing looks like it under another name.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="table">What the mapping says of it.</param>
    /// <param name="others">Files that the mapping names besides: these are not it.</param>
    public static string? FindOptional(string dataFolder, TableSource table, IReadOnlySet<string> others)
    {
        if (Look(dataFolder, table) is { } path)
            return path;
        var alike = Below(dataFolder).Find(file => !others.Contains(file) && SameBut(file, table.File));
        return alike is null ? null : throw new SourceException(
            $"{table.File} is not in the data folder {dataFolder}, but {alike} is. Rename it, or name it so in the mapping; where it is something else, put it elsewhere: "
            + $"{table.File} may be missing, and is not missed.");
    }

    private static string? Look(string dataFolder, TableSource table)
    {
        var name = table.File;
        var root = Root(dataFolder);
        if (!Directory.Exists(root))
            throw new SourceException($"The data folder {dataFolder} does not exist. Say where the source files are with --data.");

        var path = Path.GetFullPath(name, root);
        if (!path.StartsWith(root, StringComparison.Ordinal))
            throw LeadsOut(dataFolder, table, "Name source files by their path below it.");
        if (!Readable.Do(table, () => RealPath.IsBelow(path, root)))
            throw LeadsOut(dataFolder, table, "It is a link, or in a folder that is one: put the file itself there.");

        if (Directory.Exists(path))
            throw new SourceException($"{name} is a folder in {dataFolder}, not a file. Name the CSV file in the mapping, or move it up.");
        return Readable.Do(table, () => IsThere(path)) ? path : null;
    }

    // File.Exists says no as well of what may not be looked at.
    private static bool IsThere(string path)
    {
        try
        {
            File.GetAttributes(path);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The data folder in full, with a separator at its end.</summary>
    public static string Root(string dataFolder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + Path.DirectorySeparatorChar;

    private static List<string> Below(string dataFolder) =>
        [.. Directory.EnumerateFiles(dataFolder, "*", Around).Take(MostLookedAt).Select(file => Path.GetRelativePath(dataFolder, file).Replace(Path.DirectorySeparatorChar, '/'))];

    // "Credit Note.csv" for "Credit_Note.csv".
    private static bool SameBut(string file, string name) => string.Equals(Letters(file), Letters(name), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    public static SourceException LeadsOut(string dataFolder, TableSource table, string remedy) => new(
        $"`{table.File}`{(table.NamedAt is { } place ? $" at {place}" : "")} leads out of the data folder {dataFolder}. {remedy}");

    private static SourceException Missing(string dataFolder, string name)
    {
        var found = Below(dataFolder);
        var remedy = NearestName.Of(name, found) switch
        {
            null => found.Count == 0 ? "No file is in it. Say with --data where the source files are." : "Put it there, or say with --data where it is.",
            var near when string.Equals(near, name, StringComparison.OrdinalIgnoreCase) =>
                $"{near} is: capital and small letters are told apart here. Rename the file, or name it so in the mapping.",
            var near => $"Did you mean {near}?",
        };
        return new SourceException($"{name} is not in the data folder {dataFolder}. {remedy}");
    }
}
