using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>
/// A file that several streams read (orders that are invoices and payments) is mended once: what was corrected in the rows of one stream
/// holds for those of the others, but where a person corrected them too.
/// </summary>
internal static class SharedCorrections
{
    public static bool IsSameFile(SourceFile one, SourceFile other) =>
        (one.Name, one.Fingerprint) == (other.Name, other.Fingerprint) && one.Columns.SequenceEqual(other.Columns, StringComparer.Ordinal);

    /// <summary>The rows of a file as one stream has them.</summary>
    /// <param name="file">The file, as that stream reads it.</param>
    /// <param name="own">Those that came back for that stream.</param>
    /// <param name="others">Those of the same file that came back for other streams.</param>
    /// <param name="undelivered">What may be staged again of that stream.</param>
    public static IReadOnlyList<RowCorrection> Join(
        SourceFile file, IReadOnlyList<RowCorrection> own, IEnumerable<RowCorrection> others, UndeliveredRows undelivered)
    {
        var rows = own.ToDictionary(row => row.Staged.Row.Number);
        foreach (var other in others.Where(other => other.IsChanged))
        {
            var number = other.Staged.Row.Number;
            var mine = rows.GetValueOrDefault(number);
            if (mine is not { IsChanged: true } && undelivered.Find(file, number) is { } staged)
                rows[number] = Shared(staged, other) with { CameBack = mine is not null };
        }

        return [.. rows.Values];
    }

    private static RowCorrection Shared(StagedRow staged, RowCorrection other)
    {
        var cells = staged.Row.Cells.ToArray();
        if (staged.Role == RowRole.Unreadable)
            cells = [.. other.Row.Cells];
        else
            other.Corrected.ToList().ForEach(cell => cells[cell.Column] = cell.Text);
        return new RowCorrection(staged, staged.Row with { Cells = cells }, other.Corrected, other.Kept, other.Fault);
    }
}
