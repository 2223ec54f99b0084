using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Checkpointing.Staging;

/// <summary>A row as it is staged, with the record it is in.</summary>
/// <param name="Row">The row; for an unreadable one, its raw text as the only cell.</param>
/// <param name="Role">What it is to its record, or why it is in none.</param>
/// <param name="Record">Its record's id; null for a stray row.</param>
/// <param name="State">Its record's state; null for a stray row.</param>
/// <param name="Ordinal">Its record's position in the stream; 0 for a stray row.</param>
/// <param name="Key">Its record's key; empty for a stray row.</param>
public sealed record StagedRow(SourceRow Row, RowRole Role, long? Record, RecordState? State, long Ordinal, string Key)
{
    /// <summary>Later steps of its record that Zoho refused: they may be tried again though the record is at Zoho.</summary>
    public IReadOnlyList<int> FailedSteps { get; init; } = [];

    /// <summary>The warning that its record may lack a row; null if there is none.</summary>
    public Problem? Missing { get; init; }

    /// <summary>Whether nothing of it is at Zoho or on its way there, so that it may be staged again.</summary>
    public bool MayBeRestaged =>
        State is RecordState.Rejected or RecordState.Refused or RecordState.Blocked || Role is RowRole.Orphan or RowRole.Unreadable;
}
