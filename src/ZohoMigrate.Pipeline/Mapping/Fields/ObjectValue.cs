using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>fields: { … }</c>: an object; left out when all its fields are.</summary>
internal sealed class ObjectValue(IReadOnlyList<KeyValuePair<string, IFieldValue>> fields) : IFieldValue
{
    private readonly KeyValuePair<string, IFieldValue>[] _fields = [.. fields];
    private readonly FieldPaths _paths = new([.. fields.Select(member => member.Key)]);
    private readonly FieldPaths _within = new(["."]);

    /// <summary>The names of its fields.</summary>
    public IEnumerable<string> Names => _fields.Select(member => member.Key);

    /// <summary>The rule of a field; null where it has none.</summary>
    public IFieldValue? Find(string name) => Array.Find(_fields, member => member.Key == name).Value;

    public JsonNode? Make(MappingScope scope, string path)
    {
        var made = MakeMembers(scope, _within.Behind(path)[0]);
        return made.Count == 0 ? null : made;
    }

    /// <summary>The object, empty when no field has a value.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="prefix">What stands before the members' names in their paths.</param>
    public JsonObject MakeMembers(MappingScope scope, string prefix)
    {
        var paths = _paths.Behind(prefix);
        var made = new KeyValuePair<string, JsonNode?>[_fields.Length];
        var count = 0;
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_fields[i].Value.Make(scope, paths[i]) is { } value)
                made[count++] = KeyValuePair.Create(_fields[i].Key, (JsonNode?)value);
        }

        // Made with all its members at once, it has room for just so many.
        return new JsonObject(new ArraySegment<KeyValuePair<string, JsonNode?>>(made, 0, count));
    }
}
