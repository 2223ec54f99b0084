using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>
/// A pack and those it extends (<c>extends: northwind-to-books</c>, a pack in the folder beside its own), read and put over each other.
/// </summary>
internal sealed class PackLayers(string folder, PackParameters parameters, PackFaults faults)
{
    public const string Key = "extends";

    private readonly List<string> _folders = [];

    /// <summary>The folders, the pack's own first.</summary>
    public PackFolders Folders => new(_folders);

    /// <summary>Reads migration.yaml, with what it inherits; null, and faults, when one cannot be read.</summary>
    public (YamlFile File, YamlMappingNode Root)? ReadMigration()
    {
        var roots = new List<YamlMappingNode>();
        var own = FileOf(PackReader.MigrationFile, layer: 0);
        for (var next = folder; next is not null;)
        {
            _folders.Add(next);
            PackFiles.CheckLinks(next, faults);
            faults.ThrowIfAny();
            var file = FileOf(PackReader.MigrationFile, roots.Count);
            if (file.Load(next) is not { } root)
                return null;
            next = Take(root, Key) is { } extends ? Find(file, extends) : null;
            if (roots.Count > 0)
            {
                Take(root, "name");
                faults.CameFrom(root, file.Name);
            }

            roots.Add(root);
        }

        for (var layer = roots.Count - 2; layer >= 0; layer--)
            Overriding.Migration(roots[layer], roots[layer + 1]);
        return (own, roots[0]);
    }

    /// <summary>Reads a stream's file, with what it inherits; null, and a fault, when there is none.</summary>
    /// <param name="name">The stream.</param>
    /// <param name="listed">Says where it is listed.</param>
    /// <param name="at">There.</param>
    public Section? ReadStream(string name, YamlFile listed, YamlNode at)
    {
        var layers = Enumerable.Range(0, _folders.Count).Where(layer => StreamNames.IsIn(_folders[layer], name)).ToList();
        if (StreamNames.Fault(_folders[layers is [] || StreamNames.IsMisspeltIn(_folders[0], name) ? 0 : layers[0]], name) is var (message, hint, nearest))
        {
            listed.Fault(at, message, hint, nearest);
            return null;
        }

        var roots = new List<YamlMappingNode>();
        foreach (var layer in layers)
        {
            var file = FileOf(name + ".yaml", layer);
            if (file.Load(_folders[layer]) is not { } root)
                return null;
            if (layer > 0)
                faults.CameFrom(root, file.Name);
            roots.Add(root);
        }

        for (var layer = roots.Count - 2; layer >= 0; layer--)
            Overriding.Stream(roots[layer], roots[layer + 1]);
        return FileOf(name + ".yaml", layers[0]).Section(roots[0], $"stream `{name}`", StreamCompiler.Keys);
    }

    private YamlFile FileOf(string name, int layer) =>
        new(layer == 0 ? name : $"../{Path.GetFileName(_folders[layer])}/{name}", parameters, faults);

    private static YamlNode? Take(YamlMappingNode root, string key)
    {
        var at = new YamlScalarNode(key);
        var value = root.Children.TryGetValue(at, out var found) ? found : null;
        root.Children.Remove(at);
        return value;
    }

    private string? Find(YamlFile file, YamlNode at)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(_folders[0]).TrimEnd(Path.DirectorySeparatorChar)) ?? "";
        var text = file.Text(at, $"`{Key}`") ?? "";
        var name = text.StartsWith("../", StringComparison.Ordinal) ? text[3..] : text;
        var packs = Directory.EnumerateDirectories(beside).Where(IsPack).Select(path => Path.GetFileName(path)).ToList();
        var found = Path.Combine(beside, name);
        if (!packs.Contains(name, StringComparer.Ordinal) || !RealPath.IsBelow(found, beside))
            file.Fault(at, $"there is no pack `{text}` to extend", $"it should be a folder beside this pack's, with {PackReader.MigrationFile} in it", NearestName.Of(name, packs));
        else if (_folders.Exists(folder => Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)) == name))
            file.Fault(at, $"pack `{text}` extends itself, by way of what it extends");
        else
            return found;
        return null;
    }

    private static bool IsPack(string path) => File.Exists(Path.Combine(path, PackReader.MigrationFile));
}
