using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>
/// A file that several streams read (orders that are invoices and payments) is mended once: what was corrected in the rows of one stream
/// holds for those of the others, but for cells a person corrected there too.
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
            if (undelivered.Find(file, number) is { } staged)
                rows[number] = Join(rows.GetValueOrDefault(number) ?? new RowCorrection(staged, staged.Row, [], []) { CameBack = false }, other);
        }

        return [.. rows.Values];
    }

    private static RowCorrection Join(RowCorrection own, RowCorrection other)
    {
        if (own.Staged.Role == RowRole.Unreadable)
            return own.IsChanged ? own : own with { Row = own.Row with { Cells = other.Row.Cells }, Corrected = other.Corrected, Fault = other.Fault };
        var taken = other.Corrected.Where(cell => own.Corrected.All(mine => mine.Column != cell.Column)).ToList();
        var cells = own.Row.Cells.ToArray();
        foreach (var cell in taken)
            cells[cell.Column] = cell.Text;
        return own with { Row = own.Row with { Cells = cells }, Corrected = [.. own.Corrected, .. taken] };
    }
}
