using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>A row as the reader hands it on.</summary>
/// <param name="Row">The row; its raw text as the only cell when it has a fault.</param>
/// <param name="Fault">Why it cannot be read, or is none of the data; or null.</param>
internal readonly record struct ReadRow(SourceRow Row, RowFault? Fault)
{
    /// <summary>The row as one that leaves the road here.</summary>
    public StrayRow Stray()
    {
        var fault = Fault ?? throw new InvalidOperationException($"Nothing is wrong with row {Row.Id}.");
        var message = $"{Row.File.Name} {LinesOf(Row)}: {(fault.Role == RowRole.Excluded ? "the row is left out" : "the row cannot be read")}: {fault.Message}";
        return new StrayRow(Row, fault.Role, RuleBook.Of(fault.Code).Problem(ProblemStage.Source, message) with { Hint = fault.Hint });
    }

    private static string LinesOf(SourceRow row) =>
        row.FirstLine == row.LastLine ? $"line {row.FirstLine}" : $"lines {row.FirstLine}-{row.LastLine}";
}
