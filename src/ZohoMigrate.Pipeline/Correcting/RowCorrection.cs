using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>A row that came back, beside what is staged.</summary>
/// <param name="Staged">The row as it is staged.</param>
/// <param name="Row">The row as it is now: the corrected cells in the place of the old ones; its text as the only cell while it cannot be read.</param>
/// <param name="Corrected">The cells that were corrected.</param>
/// <param name="Kept">Cells whose staged text stands, since a spreadsheet makes of it what came back.</param>
/// <param name="Fault">Why the row still cannot be read, or null.</param>
internal sealed record RowCorrection(
    StagedRow Staged, SourceRow Row, IReadOnlyList<ReturnedCell> Corrected, IReadOnlyList<ReturnedCell> Kept, Problem? Fault = null)
{
    /// <summary>False for one that another stream's row of the same file brought.</summary>
    public bool CameBack { get; init; } = true;

    /// <summary>Whether it was corrected to no avail, since its record may not be staged again.</summary>
    public bool IsPassedOver { get; init; }

    public bool IsChanged => Corrected.Count > 0;
}

/// <summary>A cell that came back otherwise than it is staged.</summary>
/// <param name="Row"><see cref="SourceRow.Id"/> of its row.</param>
/// <param name="Column">Where it stands, from 0.</param>
/// <param name="Text">What came back.</param>
internal sealed record ReturnedCell(string Row, int Column, string Text);
