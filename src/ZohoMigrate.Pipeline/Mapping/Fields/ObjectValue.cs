using System.Text.Json.Nodes;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>fields: { … }</c>: an object; left out when all its fields are.</summary>
internal sealed class ObjectValue(IReadOnlyList<KeyValuePair<string, IFieldValue>> fields) : IFieldValue
{
    /// <summary>The names of its fields.</summary>
    public IEnumerable<string> Names => fields.Select(member => member.Key);

    public JsonNode? Make(MappingScope scope, string path)
    {
        var made = MakeMembers(scope, path + ".");
        return made.Count == 0 ? null : made;
    }

    /// <summary>The object, empty when no field has a value.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="prefix">What stands before the members' names in their paths.</param>
    public JsonObject MakeMembers(MappingScope scope, string prefix)
    {
        var made = new JsonObject();
        foreach (var (name, field) in fields)
        {
            if (field.Make(scope, prefix + name) is { } value)
                made.Add(name, value);
        }

        return made;
    }
}
