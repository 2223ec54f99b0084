using YamlDotNet.RepresentationModel;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>
/// Puts what a pack says over what the pack it extends says. What stands in both is the former's; fields, defaults, parameters, rules and tables one
/// by one. <c>null</c> takes a thing away, but for a parameter, where it says that it must be set.
/// </summary>
internal static class Overriding
{
    private const string Fields = "fields";

    private delegate void Merging(YamlMappingNode own, YamlMappingNode extended);

    public static void Migration(YamlMappingNode own, YamlMappingNode extended) => Merge(own, extended, isNullTaken: true, key => key switch
    {
        "parameters" => (own, extended) => Merge(own, extended, isNullTaken: false, _ => null),
        "defaults" or "rules" or "tables" => Entries,
        _ => null,
    });

    public static void Stream(YamlMappingNode own, YamlMappingNode extended) =>
        Merge(own, extended, isNullTaken: true, key => key == Fields ? AllFields : key == "defaults" ? Entries : null);

    private static void Entries(YamlMappingNode own, YamlMappingNode extended) => Merge(own, extended, isNullTaken: true, _ => null);

    private static void AllFields(YamlMappingNode own, YamlMappingNode extended) => Merge(own, extended, isNullTaken: true, _ => Field);

    // A rule is replaced as a whole, except one with fields of its own, which is replaced field by field.
    private static void Field(YamlMappingNode own, YamlMappingNode extended)
    {
        if (HasFields(own) && HasFields(extended))
            Merge(own, extended, isNullTaken: true, key => key == Fields ? AllFields : null);
    }

    private static bool HasFields(YamlMappingNode rule) => rule.Children.ContainsKey(new YamlScalarNode(Fields));

    // In the order of the extended one, what is new behind.
    private static void Merge(YamlMappingNode own, YamlMappingNode extended, bool isNullTaken, Func<string, Merging?> within)
    {
        var merged = new List<KeyValuePair<YamlNode, YamlNode>>();
        foreach (var (key, value) in extended)
        {
            if (!own.Children.TryGetValue(key, out var over))
            {
                merged.Add(KeyValuePair.Create(key, value));
                continue;
            }

            if (over is YamlMappingNode mapping && value is YamlMappingNode extendedMapping)
                within((key as YamlScalarNode)?.Value ?? "")?.Invoke(mapping, extendedMapping);
            if (!isNullTaken || !YamlFile.IsNull(over))
                merged.Add(own.Children.First(pair => pair.Key.Equals(key)));
        }

        merged.AddRange(own.Children.Where(pair => !extended.Children.ContainsKey(pair.Key)));
        own.Children.Clear();
        foreach (var (key, value) in merged)
            own.Children.Add(key, value);
    }
}
