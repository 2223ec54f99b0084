using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>fields: { … }</c>: an object; left out when all its fields are.</summary>
internal sealed class ObjectValue(IReadOnlyList<KeyValuePair<string, IFieldValue>> fields) : IFieldValue
{
    private readonly IFieldValue[] _fields = [.. fields.Select(member => member.Value)];
    private readonly PayloadShape _shape = new([.. fields.Select(member => member.Key)]);
    private readonly FieldPaths _paths = new([.. fields.Select(member => member.Key)]);
    private readonly FieldPaths _within = new(["."]);

    /// <summary>The names of its fields.</summary>
    public IEnumerable<string> Names => fields.Select(member => member.Key);

    public PayloadNode? Make(MappingScope scope, string path)
    {
        var made = MakeMembers(scope, _within.Behind(path)[0]);
        return made.Count == 0 ? null : made;
    }

    /// <summary>The object, empty when no field has a value.</summary>
    /// <param name="scope">The record.</param>
    /// <param name="prefix">What stands before the members' names in their paths.</param>
    public PayloadObject MakeMembers(MappingScope scope, string prefix)
    {
        var paths = _paths.Behind(prefix);
        var made = new PayloadNode?[_fields.Length];
        for (var i = 0; i < made.Length; i++)
            made[i] = _fields[i].Make(scope, paths[i]);
        return new PayloadObject(_shape, made);
    }
}
