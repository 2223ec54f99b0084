using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Pipeline.Mapping.Yaml;

/// <summary>A mapping in a pack's file whose keys are all known.</summary>
internal sealed class Section
{
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly string _what;

    public Section(YamlFile file, YamlMappingNode node, string what, IReadOnlyCollection<string> keys)
    {
        File = file;
        Node = node;
        _what = what;
        foreach (var (keyNode, value) in node)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            _values[key] = value;
            if (!keys.Contains(key))
            {
                HasUnknownKey = true;
                file.Fault(keyNode, $"unknown key `{key}` in {what}", $"known: {string.Join(", ", keys)}", NearestName.Of(key, keys));
            }
        }
    }

    public YamlFile File { get; }

    public YamlMappingNode Node { get; }

    /// <summary>Whether a key is not known: what is missing beside it is then most likely what was meant.</summary>
    public bool HasUnknownKey { get; }

    public bool Has(string key) => _values.ContainsKey(key);

    public YamlNode? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>The value of a key that must be there; null, and a fault, when it is not.</summary>
    public YamlNode? Require(string key)
    {
        var value = Find(key);
        if (value is null)
            File.Fault(Node, $"{_what} lacks `{key}`");

        return value;
    }

    public string? Text(string key) => Find(key) is { } node ? File.Text(node, $"`{key}`") : null;

    public string? RequireText(string key)
    {
        if (Require(key) is not { } node)
            return null;

        var text = File.Text(node, $"`{key}`");
        if (YamlFile.IsNull(node))
            File.Fault(node, $"`{key}` has no value");

        return text;
    }

    /// <summary>The values of a key, without nulls; empty when it is not there.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Find(key) is { } node ? [.. File.Texts(node, $"`{key}`").OfType<string>()] : [];

    /// <summary>true, false, or the default when the key is not there.</summary>
    public bool Flag(string key, bool otherwise)
    {
        var text = Text(key);
        if (text is null or "true" or "false")
            return text is null ? otherwise : text == "true";

        File.Fault(Find(key)!, $"`{key}` should be true or false");
        return otherwise;
    }
}
