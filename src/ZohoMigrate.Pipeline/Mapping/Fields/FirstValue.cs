using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>Several rules for one field: the first that has a value makes it. One whose value does not fit has it said, and is the last that is asked.</summary>
internal sealed class FirstValue(IReadOnlyList<IFieldValue> rules) : IFieldValue
{
    public PayloadNode? Make(MappingScope scope, string path)
    {
        var before = scope.Notes.Problems.Count;
        PayloadNode? made = null;
        for (var at = 0; at < rules.Count && made is null && scope.Notes.Problems.Count == before; at++)
            made = rules[at].Make(scope, path);
        return made;
    }
}
