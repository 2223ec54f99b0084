using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>What is read of the first row of a group should be the same in all of them: where it is not, it is not clear which is meant.</summary>
internal sealed class GroupAgreement(RowGrouping groups)
{
    public void Check(MappingScope scope)
    {
        foreach (var column in groups.Shared)
        {
            var first = scope.Cells.Read(scope.Record.Header, column);
            if (scope.Record.Lines.FirstOrDefault(row => scope.Cells.Read(row, column) != first) is not { } other)
                continue;

            var (file, header) = (other.File.Name, scope.Record.Header);
            scope.Notes.Add(RuleBook.Of("group-differs").Problem(
                ProblemStage.Mapping,
                $"column `{column}` has another value here than in the first row of its group, which is taken ({file} line {other.FirstLine}; the first is line {header.FirstLine})") with
            {
                Row = other.Id,
            });
        }
    }
}
