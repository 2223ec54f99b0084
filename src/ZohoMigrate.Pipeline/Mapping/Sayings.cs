using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>What the source itself, or a view of the pack, says of a record: why it cannot be sent, or what somebody should look at.</summary>
internal static class Sayings
{
    // Not a line break: what is reported of a row should stay one line of its file.
    private const string Separator = "; ";

    public static void Check(MappingScope scope, StreamMapping mapping)
    {
        Say(scope, mapping.Rejected, "rejected", "Correct it in the source, or in the row");
        Say(scope, mapping.Noted, "noted", "See whether that is right");
    }

    private static void Say(MappingScope scope, string? column, string code, string remedy)
    {
        // An error in place of a reason is none (CellErrorCheck).
        if (column is null || scope.Cells.Read(scope.Row, column) is not { } reason || CellErrors.Has(scope.Row, reason))
            return;
        foreach (var one in reason.TrimEnd(';', ' ').Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            scope.Notes.Add(RuleBook.Of(code).Problem(ProblemStage.Mapping, $"{one} ({scope.Row.File.Name} line {scope.Row.FirstLine})") with
            {
                // Records are counted by it.
                Hint = $"{remedy}: {one}.",
            });
        }
    }
}
