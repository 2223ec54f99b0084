using System.IO.Enumeration;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Finds the files that a pattern names (<c>*/*.json</c>), and only below the data folder, in the order of their folders' names and their own.</summary>
internal static class DataPattern
{
    private const int Most = 100_000;

    private static readonly char[] Wild = ['*', '?'];

    /// <summary>Their paths below the data folder, with /.</summary>
    /// <exception cref="SourceException">There are none, or too many, or one leads out of the folder.</exception>
    public static IReadOnlyList<string> Find(string dataFolder, TableSource table) => FindOptional(dataFolder, table) is { Count: > 0 } found
        ? found
        : throw new SourceException($"No file in the data folder {dataFolder} is named {table.File}. Put them there, or say with --data where they are.");

    /// <summary>The same of files that may be missing.</summary>
    /// <exception cref="SourceException">There are too many, or one leads out of the folder.</exception>
    public static IReadOnlyList<string> FindOptional(string dataFolder, TableSource table)
    {
        var root = DataPath.Root(dataFolder);
        if (!Directory.Exists(root))
            throw new SourceException($"The data folder {dataFolder} does not exist. Say where the source files are with --data.");
        var found = Readable.Do(table, () => Below(root, "", table.File.Split('/')).Take(Most + 1).ToList());
        if (found.Count > Most)
            throw new SourceException($"More than {Most} files in the data folder {dataFolder} are named {table.File}. Name a part of them, or put some elsewhere.");
        return found.Find(file => !Readable.Do(table, () => RealPath.IsBelow(Path.Combine(root, file), root))) is { } link
            ? throw DataPath.LeadsOut(dataFolder, table with { File = link }, "It is a link, or in a folder that is one: put the file itself there.")
            : found;
    }

    private static IEnumerable<string> Below(string root, string folder, ReadOnlyMemory<string> parts)
    {
        var (part, rest) = (parts.Span[0], parts[1..]);
        return rest.IsEmpty
            ? Named(part, Directory.EnumerateFiles(Path.Combine(root, folder))).Select(file => folder + file)
            : Named(part, Directory.EnumerateDirectories(Path.Combine(root, folder))).SelectMany(name => Below(root, $"{folder}{name}/", rest));
    }

    // What begins with a dot is hidden, unless it is named: Macs leave such files beside others.
    private static IEnumerable<string> Named(string pattern, IEnumerable<string> paths) => paths.Select(path => Path.GetFileName(path))
        .Where(name => pattern.IndexOfAny(Wild) < 0 ? name == pattern : FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))
        .Where(name => name[0] != '.' || pattern[0] == '.')
        .Order(StringComparer.Ordinal);
}
