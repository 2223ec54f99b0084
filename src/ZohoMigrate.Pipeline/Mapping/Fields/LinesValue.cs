using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>each: line</c>: an object for every line, also for an empty one, so that the n-th object stays the n-th line's; with <c>where</c>, for those lines that meet it.</summary>
internal sealed class LinesValue(ObjectValue line, IReadOnlyList<RowCondition> where) : IFieldValue
{
    private readonly ElementPaths _prefixes = new(end: ".");

    public JsonNode? Make(MappingScope scope, string path)
    {
        var made = new JsonArray();
        foreach (var row in scope.Record.Lines)
        {
            if (scope.Cells.Meets(row, where))
                made.Add((JsonNode)line.MakeMembers(scope.At(row), _prefixes.Of(path, made.Count)));
        }

        return made.Count == 0 ? null : made;
    }
}
