using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Accounts;

/// <summary>A source row with what became of its record.</summary>
/// <param name="Row">The row, its cells as they stood in the file.</param>
/// <param name="Key">The record's key; empty for a stray row.</param>
/// <param name="State">The record's state; null for a stray row.</param>
/// <param name="ZohoId">Its id at Zoho, if any.</param>
/// <param name="Attempts">Attempts made for the record's steps.</param>
/// <param name="Problems">All problems of the record, or of the stray row.</param>
public sealed record ReportedRow(
    SourceRow Row, string Key, RecordState? State, string? ZohoId, long Attempts, IReadOnlyList<Problem> Problems)
{
    /// <summary>Whether what is wrong with its record as a whole is told of this row.</summary>
    public bool IsHeader { get; init; } = true;
}
