using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Yaml;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Values of a field that stand in the mapping itself, so that they can be judged before the first row is read.</summary>
internal sealed class FixedValues(YamlFile file, TextConversion conversion, FieldSpec spec, string path)
{
    /// <summary>One value, converted; null, and a fault, when the field does not take it.</summary>
    public JsonNode? Convert(string text, YamlNode at)
    {
        var value = conversion.Convert(text);
        if (value is null)
            file.Fault(at, $"`{text}` is not {conversion.Expected}, as field `{path}` needs");
        else if (spec.Type == FieldType.Choice && !spec.Values.Contains(text))
            file.Fault(at, $"field `{path}` has no value `{text}`", $"known: {string.Join(", ", spec.Values)}", NearestName.Of(text, spec.Values));

        return value;
    }

    /// <summary>A value table: what a source writes → what it stands for.</summary>
    public Dictionary<string, string?>? Table(YamlNode node)
    {
        if (node is not YamlMappingNode table)
        {
            file.Fault(node, "`map` should be a table of values");
            return null;
        }

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (from, to) in table)
        {
            var text = file.Text(to, "a value of `map`");
            map[(from as YamlScalarNode)?.Value ?? ""] = text;
            if (text is not null)
                Convert(text, to);
        }

        return map;
    }
}
