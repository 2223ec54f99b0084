using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>
/// What is read of the first row of a group should be the same in all of them: where it is not, it is not clear which is meant. Where the two
/// name different parties or days they are likely to be two records, and one must not swallow the other.
/// </summary>
internal sealed class GroupAgreement(RowGrouping groups)
{
    public void Check(MappingScope scope)
    {
        foreach (var column in groups.Shared)
        {
            var first = scope.Cells.Read(scope.Record.Header, column);
            var others = scope.Record.Lines.Where(row => scope.Cells.Read(row, column) != first);
            if (others.FirstOrDefault() is not { } other)
                continue;
            // A row that leaves out what the first one says goes on with its record.
            if (first is not null && groups.Telling.Contains(column) && others.FirstOrDefault(row => scope.Cells.Read(row, column) is not null) is { } another)
                Add(scope, another, "group-mixed", $"column `{column}` says something else here than in the first row of its group: are the two one record?");
            else
                Add(scope, other, "group-differs", $"column `{column}` has another value here than in the first row of its group, which is taken");
        }
    }

    private static void Add(MappingScope scope, SourceRow row, string code, string message)
    {
        var (file, header) = (row.File.Name, scope.Record.Header);
        scope.Notes.Add(RuleBook.Of(code).Problem(
            ProblemStage.Mapping, $"{message} ({file} line {row.FirstLine}; the first is line {header.FirstLine})") with
        {
            Row = row.Id,
        });
    }
}
