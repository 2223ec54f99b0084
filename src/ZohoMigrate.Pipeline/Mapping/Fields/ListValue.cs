using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>A list written out in the mapping; elements without a value are left out.</summary>
internal sealed class ListValue(IReadOnlyList<IFieldValue> elements) : IFieldValue
{
    public JsonNode? Make(MappingScope scope, string path)
    {
        var made = new JsonArray();
        foreach (var element in elements)
        {
            if (element.Make(scope, string.Create(CultureInfo.InvariantCulture, $"{path}[{made.Count}]")) is { } value)
                made.Add(value);
        }

        return made.Count == 0 ? null : made;
    }
}
