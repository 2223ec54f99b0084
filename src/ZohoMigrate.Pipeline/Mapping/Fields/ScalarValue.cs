using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Mapping.Conversions;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>One value made from text: read, split, looked up in the value table, replaced by the default when there is none, converted.</summary>
internal sealed class ScalarValue(ITextSource source, TextConversion conversion) : IFieldValue
{
    private readonly string _place = string.Join(", ", source.Columns.Select(column => $"column `{column}`"));

    public SplitPart? Split { get; init; }

    /// <summary>The value table; a value of null leaves the field out.</summary>
    public IReadOnlyDictionary<string, string?>? Map { get; init; }

    /// <summary>Stands in for a missing value, and for one the value table does not have.</summary>
    public string? Default { get; init; }

    public JsonNode? Make(MappingScope scope, string path)
    {
        var text = source.Read(scope);
        if (text is not null && Split is not null)
            text = Split.Of(text);

        if (text is not null && Map is not null && !Map.TryGetValue(text, out text) && Default is null)
        {
            scope.Add(
                path, "not-in-map", $"the value of {_place} is not in the mapping's value table", "Correct the value, or add it to `map` in the mapping.");
            return null;
        }

        text ??= Default;
        return text is null ? null : Convert(scope, path, text);
    }

    private JsonNode? Convert(MappingScope scope, string path, string text)
    {
        var value = conversion.Convert(text);
        if (value is null)
            scope.Add(path, conversion.Code, $"{_place} should hold {conversion.Expected}", "Correct the value, or say in the mapping how it is written.");

        return value;
    }
}
