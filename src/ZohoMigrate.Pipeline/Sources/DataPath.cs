using ZohoMigrate.Pipeline.Records;
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

    public static string Find(string dataFolder, TableSource table)
    {
        var name = table.File;
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)) + Path.DirectorySeparatorChar;
        if (!Directory.Exists(root))
            throw new SourceException($"The data folder {dataFolder} does not exist. Say where the source files are with --data.");

        var path = Path.GetFullPath(name, root);
        if (!path.StartsWith(root, StringComparison.Ordinal))
            throw LeadsOut(dataFolder, table, "Name source files by their path below it.");
        if (!Readable.Do(table, () => RealPath.IsBelow(path, root)))
            throw LeadsOut(dataFolder, table, "It is a link, or in a folder that is one: put the file itself there.");

        if (Directory.Exists(path))
            throw new SourceException($"{name} is a folder in {dataFolder}, not a file. Name the CSV file in the mapping, or move it up.");
        if (!File.Exists(path))
            throw Missing(dataFolder, root, name);

        return path;
    }

    private static SourceException LeadsOut(string dataFolder, TableSource table, string remedy) => new(
        $"`{table.File}`{(table.NamedAt is { } place ? $" at {place}" : "")} leads out of the data folder {dataFolder}. {remedy}");

    private static SourceException Missing(string dataFolder, string root, string name)
    {
        var found = Directory.EnumerateFiles(root, "*", Around).Take(MostLookedAt)
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/')).ToList();
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
