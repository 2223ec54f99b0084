using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary><c>each: line</c>: an object for every line, also for an empty one, so that the n-th object stays the n-th line's; with <c>where</c>, for those lines that meet it.</summary>
internal sealed class LinesValue(ObjectValue line, IReadOnlyList<RowCondition> where) : IFieldValue
{
    private readonly ElementPaths _prefixes = new(end: ".");

    public PayloadNode? Make(MappingScope scope, string path)
    {
        var made = new PayloadNode?[scope.Record.Lines.Count];
        var count = 0;
        foreach (var row in scope.Record.Lines)
        {
            if (!scope.Cells.Meets(row, where))
                continue;
            made[count] = line.MakeMembers(scope.At(row), _prefixes.Of(path, count));
            count++;
        }

        Array.Resize(ref made, count);
        return count == 0 ? null : new PayloadList(made);
    }
}
