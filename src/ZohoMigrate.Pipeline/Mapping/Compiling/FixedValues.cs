using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Values of a field that stand in the mapping itself, so that they can be judged before the first row is read.</summary>
internal sealed class FixedValues(StreamContext stream, TextConversion conversion, FieldSpec spec, string path)
{
    /// <summary>One value, converted; null, and a fault, when the field does not take it.</summary>
    public PayloadValue? Convert(string text, YamlNode at)
    {
        if (Fault(text) is var (message, hint, nearest))
            stream.File.Fault(at, message, hint, nearest);
        return conversion.Convert(text);
    }

    /// <summary>A value table: what a source writes → what it stands for.</summary>
    public Dictionary<string, string?>? Table(YamlNode node)
    {
        if (node is not YamlMappingNode table)
        {
            stream.File.Fault(node, "`map` should be a table of values", "or name a file: { file: states.csv, key: name, value: code }");
            return null;
        }

        if (ValueFile.IsOne(table))
            return new ValueFile(stream.File.Section(table, "`map`", ValueFile.Keys)!, stream.Folders, Fault).Read();

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (from, to) in table)
        {
            var text = stream.File.Text(to, "a value of `map`");
            var key = ComposedText.Of((from as YamlScalarNode)?.Value ?? "");
            if (!map.TryAdd(key, text) && map[key] != text)
                stream.File.Fault(from, $"`{key}` is there twice, with different values", "keep one of the two");
            if (text is not null)
                Convert(text, to);
        }

        return map;
    }

    private (string Message, string? Hint, string? Nearest)? Fault(string text)
    {
        if (conversion.Convert(text) is null)
            return ($"`{text}` is not {conversion.Expected}, as field `{path}` needs", null, null);
        return spec is { Type: FieldType.Choice, Open: false } && !spec.Values.Contains(text)
            ? ($"field `{path}` has no value `{text}`", $"known: {string.Join(", ", spec.Values)}", NearestName.Of(text, spec.Values))
            : null;
    }
}
