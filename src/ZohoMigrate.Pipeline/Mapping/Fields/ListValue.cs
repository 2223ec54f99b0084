using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>A list written out in the mapping; elements without a value are left out.</summary>
internal sealed class ListValue(IReadOnlyList<IFieldValue> elements) : IFieldValue
{
    private readonly ElementPaths _paths = new(end: "");

    public PayloadNode? Make(MappingScope scope, string path)
    {
        var made = new PayloadNode?[elements.Count];
        var count = 0;
        for (var i = 0; i < made.Length; i++)
        {
            if (elements[i].Make(scope, _paths.Of(path, count)) is { } value)
                made[count++] = value;
        }

        Array.Resize(ref made, count);
        return count == 0 ? null : new PayloadList(made);
    }
}
