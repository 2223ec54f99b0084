using ZohoMigrate.Pipeline.Records.Problems;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>What staging made of rows: a record, or a row that is in none and with which something is wrong.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Key">The record's key; null where the row is in none.</param>
/// <param name="Row">The row, of a record its header ("orders.csv#17").</param>
/// <param name="Payload">The create body as JSON, references unresolved; null where the row is in no record.</param>
/// <param name="Steps">The calls that follow the create.</param>
/// <param name="Problems">All that is wrong with it.</param>
internal sealed record StagedOutcome(
    string Stream, string? Key, string Row, string? Payload, IReadOnlyList<string> Steps, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether a problem keeps it from being delivered.</summary>
    public bool IsRejected => Problems.Any(problem => problem.Severity == Severity.Error);
}
