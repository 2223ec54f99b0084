using System.IO.Enumeration;
using YamlDotNet.Core;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>The files of a pack: what stands in its folder, not what a link in it leads to.</summary>
internal static class PackFiles
{
    /// <summary>Where a pack's own tests stand.</summary>
    public const string TestFolder = "tests";

    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Each file by its name below the folder, with <c>/</c>, in the order of these names.</summary>
    public static IEnumerable<(string Name, string Path)> Of(string folder) => Entries(folder)
        .Where(entry => !Directory.Exists(entry.FullName))
        .Select(entry => (NameOf(entry, folder), entry.FullName))
        .OrderBy(file => file.Item1, StringComparer.Ordinal);

    /// <summary>Whether a file holds tests of the pack: nothing of it ever reaches a run.</summary>
    public static bool IsTest(string name) =>
        name.StartsWith($"{TestFolder}/", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal);

    /// <summary>Finds the links that lead out of the pack: they could lead to any file of the machine.</summary>
    public static void CheckLinks(string folder, PackFaults faults)
    {
        foreach (var link in Entries(folder).Where(entry => entry.LinkTarget is not null && !LeadsInto(entry.FullName, folder)))
            faults.Add(NameOf(link, folder), Mark.Empty, "the link leads out of the pack, or nowhere", "put what it leads to into the pack's folder");
    }

    private static FileSystemEnumerable<FileSystemInfo> Entries(string folder) =>
        new(folder, (ref FileSystemEntry entry) => entry.ToFileSystemInfo(), All)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(entry),
        };

    private static bool IsLink(in FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool LeadsInto(string link, string folder)
    {
        try
        {
            return RealPath.IsBelow(link, folder);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string NameOf(FileSystemInfo entry, string folder) =>
        Path.GetRelativePath(folder, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');
}
