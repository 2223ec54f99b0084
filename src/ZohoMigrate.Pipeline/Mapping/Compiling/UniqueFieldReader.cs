using YamlDotNet.RepresentationModel;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Mapping.Yaml;

namespace ZohoMigrate.Pipeline.Mapping.Compiling;

/// <summary>Reads <c>unique_field: cf_source_id</c>, and sees that nothing else is written into that custom field.</summary>
internal static class UniqueFieldReader
{
    private const string Key = "unique_field";

    /// <summary>The field's API name; null where the stream names none that could be used.</summary>
    public static string? Read(Section stream, ModuleSpec module)
    {
        if (!stream.Has(Key) || stream.RequireText(Key) is not { } name)
            return null;

        var at = stream.Find(Key)!;
        if (module.CustomFields is not { } custom)
            stream.File.Fault(at, $"`{Key}`: {module.Module} takes no custom fields", "leave it out");
        else if (!IsName(name))
            stream.File.Fault(at, $"`{name}` is not the API name of a custom field", $"{CustomFieldsSpec.Prefix} and letters, digits or _ as Zoho shows it, such as cf_source_id");
        else
            CheckMapped(stream.File, Find(stream.Find("fields"), custom.List), custom, name);

        return name;
    }

    private static bool IsName(string name) =>
        name.StartsWith(CustomFieldsSpec.Prefix, StringComparison.Ordinal) && name.Length > CustomFieldsSpec.Prefix.Length
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    // Which field an element is for must be known before the first row is.
    private static void CheckMapped(YamlFile file, YamlNode? mapped, CustomFieldsSpec custom, string name)
    {
        if (mapped is YamlMappingNode)
            file.Fault(mapped, $"beside `{Key}`, `{custom.List}` should be a list of elements, each with its own `{custom.Name}`");

        foreach (var element in (mapped as YamlSequenceNode)?.Children ?? [])
        {
            if (Find(Find(element, "fields"), custom.Name) is not { } named)
                continue;
            if (Find(named, "const") is not { } constant)
                file.Fault(named, $"beside `{Key}`, `{custom.List}.{custom.Name}` should be written out", $"such as {{ const: cf_region }}");
            else if (file.Text(constant, "`const`") == name)
                file.Fault(constant, $"custom field `{name}` is the stream's `{Key}`: the program writes the record's stream and key there", "map to another one");
        }
    }

    private static YamlNode? Find(YamlNode? node, string key) =>
        (node as YamlMappingNode)?.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: var name } && name == key).Value;
}
