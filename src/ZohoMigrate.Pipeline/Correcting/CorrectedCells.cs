using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Correcting.Spreadsheets;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>Tells a correction from what a spreadsheet makes of a cell.</summary>
internal static class CorrectedCells
{
    /// <summary>A readable row: what differs and is no spreadsheet's form of the staged cell is a correction.</summary>
    public static RowCorrection Of(StagedRow staged, IReadOnlyList<string?> returned)
    {
        var cells = staged.Row.Cells.ToArray();
        var kept = new List<ReturnedCell>();
        var corrected = new List<ReturnedCell>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (returned[i] is not { } cell || cell == cells[i])
                continue;
            var isKept = SpreadsheetCell.IsFormOf(cells[i], cell);
            (isKept ? kept : corrected).Add(new ReturnedCell(staged.Row.Id, i, cell));
            if (!isKept)
                cells[i] = cell;
        }

        return new RowCorrection(staged, staged.Row with { Cells = cells }, corrected, kept);
    }

    /// <summary>
    /// An unreadable row stands in the report with its raw text in the first cell. It is mended by putting every value into its own cell,
    /// or by mending the text where it stands.
    /// </summary>
    public static async Task<RowCorrection> OfUnreadableAsync(
        StagedRow staged, IReadOnlyList<string?> returned, TableSource table, CancellationToken cancellationToken)
    {
        var raw = staged.Row.Cells[0];
        var first = (returned.Count > 0 ? returned[0] : null) ?? "";
        var isFirstKept = SpreadsheetCell.IsFormOf(raw, first);
        var others = returned.Skip(1).Count(cell => !string.IsNullOrWhiteSpace(cell));
        if (isFirstKept && others == 0)
            return new RowCorrection(staged, staged.Row, [], []);
        string[] cells = [.. returned.Select(cell => cell ?? "")];
        ReturnedCell[] filled = [.. cells.Select((cell, i) => new ReturnedCell(staged.Row.Id, i, cell)).Where(cell => cell.Text.Length > 0)];
        if (others > 0 && !isFirstKept)
            return new RowCorrection(staged, staged.Row with { Cells = cells }, filled, []);
        if (others > 0)
            return Still(staged, raw, filled[1..], "the first cell still holds the whole row.", "Put the first value alone into the first cell.");

        await using var rows = CsvRows.OpenText(first, table);
        await rows.ReadAsync(cancellationToken);
        var fault = rows.Fault ?? (rows.CellCount == returned.Count ? null : RowFault.Ragged(rows.CellCount, staged.Row.File.Columns));
        return fault is null
            ? new RowCorrection(staged, staged.Row with { Cells = rows.Cells() }, filled, [])
            : Still(staged, first, filled, fault.Message, fault.Hint, fault.Code);
    }

    private static RowCorrection Still(StagedRow staged, string text, IReadOnlyList<ReturnedCell> corrected, string message, string hint, string code = "ragged-row")
    {
        var row = staged.Row with { Cells = [text] };
        var problem = RuleBook.Of(code).Problem(ProblemStage.Source, $"{row.File.Name} line {row.FirstLine}: the row cannot be read: {message}");
        return new RowCorrection(staged, row, corrected, [], problem with { Hint = hint });
    }
}
