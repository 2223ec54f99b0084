using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>A row that may be staged again, as it is now.</summary>
internal sealed class RowAtHand
{
    public RowAtHand(StagedRow staged, RowCorrection? correction, CorrectedStream stream)
    {
        (Staged, Correction) = (staged, correction);
        Row = correction?.Row ?? staged.Row;
        IsReadable = staged.Role != RowRole.Unreadable || correction is { IsChanged: true, Fault: null };
        IsLine = stream.IsLine(staged);
        JoinKey = IsReadable ? stream.JoinKey(Row, IsLine) : "";
    }

    public StagedRow Staged { get; }

    /// <summary>Null for a row that did not come back.</summary>
    public RowCorrection? Correction { get; }

    public SourceRow Row { get; }

    public bool IsReadable { get; }

    /// <summary>What a header row and its lines have in common; empty where it has none.</summary>
    public string JoinKey { get; }

    public bool IsLine { get; }

    public bool IsChanged => Correction is { IsChanged: true };
}
