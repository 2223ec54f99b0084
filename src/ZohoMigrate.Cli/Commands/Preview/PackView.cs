using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Cli.Commands.Preview;

/// <summary>A view, by the path of its file: the pack is the folder above it that has a migration.yaml.</summary>
internal static class PackView
{
    private const string Extension = ".sql";
    private const string Migration = "migration.yaml";

    public static bool IsOne(string file) => file.EndsWith(Extension, StringComparison.Ordinal);

    /// <exception cref="PackException">It stands in no pack; or the pack is faulty, or has no such view.</exception>
    public static TableSource Find(string shownFile, Surroundings surroundings, IReadOnlyDictionary<string, string> parameters, ZohoCatalogue catalogue)
    {
        var file = surroundings.FullPath(shownFile);
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !File.Exists(Path.Combine(folder, Migration)))
            folder = Path.GetDirectoryName(folder);
        if (folder is null)
            throw new PackException($"{shownFile} is in no mapping pack: no folder above it has a {Migration}.");
        return Pack.Load(folder, parameters, catalogue).View(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));
    }
}
