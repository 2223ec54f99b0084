using System.Text;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Mapping.Compiling;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>The migration.yaml of a pack that extends another: nothing is changed in it yet, and what can be is shown.</summary>
public static class PackExtension
{
    /// <param name="name">The new pack's name.</param>
    /// <param name="extended">The folder of the pack it extends, beside the new one's.</param>
    /// <exception cref="PackException">That pack cannot be read.</exception>
    public static string Migration(string name, string extended)
    {
        var faults = new PackFaults();
        var layers = new PackLayers(extended, new PackParameters(faults), faults);
        PackReader.CheckFolder(extended);
        var read = layers.ReadMigration();
        faults.ThrowIfAny();
        var (file, root) = read!.Value;
        var streams = (root.Children.TryGetValue(new YamlScalarNode("streams"), out var listed) ? listed as YamlSequenceNode : null)?.OfType<YamlScalarNode>().ToList() ?? [];
        var first = streams.Select(stream => (Name: stream.Value!, Section: layers.ReadStream(stream.Value!, file, stream))).FirstOrDefault();
        faults.ThrowIfAny();
        var parent = Path.GetFileName(extended);
        var text = new StringBuilder("# yaml-language-server: $schema=schemas/migration.json\n");
        text.Append("# All of ").Append(parent).Append(", the pack beside this one, but for what is said here and in stream files of the same name.\n");
        text.Append("name: ").Append(name).Append("\nextends: ").Append(YamlWord.Of(parent)).Append('\n');
        AppendParameters(text, root);
        text.Append("\n# How its sources are written, where that differs:\n# defaults: { date_formats: [dd/MM/yyyy], culture: en-IN }\n");
        text.Append("\n# How bad a problem is (docs/rules.md):\n# rules: { phone-shape: off }\n");
        text.Append("\n# Its streams. To leave some out, name those that stay:\n# streams: [").AppendJoin(", ", streams.Select(stream => stream.Value)).Append("]\n");
        AppendExample(text, first.Name, first.Section);
        return text.ToString();
    }

    /// <summary>The folder, beside its own, of the pack that a pack extends; null where it extends none, or is none.</summary>
    public static string? Extended(string folder)
    {
        var faults = new PackFaults();
        var root = new YamlFile(PackReader.MigrationFile, new PackParameters(faults), faults).Load(folder);
        return root is not null && root.Children.TryGetValue(new YamlScalarNode(PackLayers.Key), out var extended) && extended is YamlScalarNode { Value: { } name }
            ? name.StartsWith("../", StringComparison.Ordinal) ? name[3..] : name
            : null;
    }

    private static void AppendParameters(StringBuilder text, YamlMappingNode root)
    {
        if (!root.Children.TryGetValue(new YamlScalarNode("parameters"), out var node) || node is not YamlMappingNode { Children.Count: > 0 } parameters)
            return;
        text.Append("\n# Its parameters. Take the # away and change a value for every run; --set name=value does it for one:\n# parameters:\n");
        foreach (var (name, value) in parameters)
            text.Append("#   ").Append((name as YamlScalarNode)?.Value).Append(": ").Append(YamlFile.IsNull(value) ? "null  # must be set" : YamlWord.Of((value as YamlScalarNode)?.Value ?? "")).Append('\n');
    }

    private static void AppendExample(StringBuilder text, string? stream, Section? section)
    {
        var fields = (section?.Find("fields") as YamlMappingNode)?.Children.Keys.OfType<YamlScalarNode>().Select(field => field.Value).ToList() ?? [];
        if (stream is null || fields.Count < 2)
            return;
        text.Append("\n# To change ").Append(stream).Append(", write ").Append(stream).Append(".yaml beside this file, with what differs and nothing else:\n");
        text.Append("#   # yaml-language-server: $schema=schemas/stream.json\n#   source: ").Append(stream).Append("-2024.csv   # another file\n#   fields:\n");
        text.Append("#     ").Append(fields[0]).Append(": { from: Other Column }   # made otherwise; a field more is written alike\n");
        text.Append("#     ").Append(fields[^1]).Append(": null   # a field less\n");
    }
}
