using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>A list written out in the mapping; elements without a value are left out.</summary>
internal sealed class ListValue(IReadOnlyList<IFieldValue> elements) : IFieldValue
{
    private readonly ElementPaths _paths = new(end: "");

    public JsonNode? Make(MappingScope scope, string path)
    {
        var made = new JsonArray();
        foreach (var element in elements)
        {
            if (element.Make(scope, _paths.Of(path, made.Count)) is { } value)
                made.Add(value);
        }

        return made.Count == 0 ? null : made;
    }
}
