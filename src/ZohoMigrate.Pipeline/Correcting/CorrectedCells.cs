using System.Text;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Correcting.Spreadsheets;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Json;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>Tells a correction from what a spreadsheet makes of a cell.</summary>
internal static class CorrectedCells
{
    private static readonly RowFault WholeRow = new("ragged-row", "the first cell still holds the whole row.")
    {
        Hint = "Put the first value alone into the first cell.",
    };

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
        StagedRow staged, IReadOnlyList<string?> returned, TableFormat format, CancellationToken cancellationToken)
    {
        var raw = staged.Row.Cells[0];
        var first = (returned.Count > 0 ? returned[0] : null) ?? "";
        var isFirstKept = SpreadsheetCell.IsFormOf(raw, first);
        var others = returned.Skip(1).Count(cell => !string.IsNullOrWhiteSpace(cell));
        if (isFirstKept && others == 0)
            return new RowCorrection(staged, staged.Row, [], []);
        string[] cells = [.. returned.Select(cell => cell ?? "")];
        ReturnedCell[] filled = [.. cells.Select((cell, i) => new ReturnedCell(staged.Row.Id, i, cell)).Where(cell => cell.Text.Length > 0)];
        if (others > 0 && isFirstKept)
            return Still(staged, raw, [], WholeRow);
        // A stray quote may have made one row of several: what became of lines that did not come back, nobody could say. Where an object ends its brackets say.
        if (format.Json is null && Lines(cells) < Lines([raw.TrimEnd('\r', '\n')]))
            return Still(staged, raw, [], RowFault.LinesGone(Lines([raw.TrimEnd('\r', '\n')]), Lines(cells)));
        if (others > 0)
            return new RowCorrection(staged, staged.Row with { Cells = cells }, filled, []);
        return format.Json is { } json ? OfJson(staged, first, filled, json) : await OfTextAsync(staged, first, filled, format, cancellationToken);
    }

    private static async Task<RowCorrection> OfTextAsync(
        StagedRow staged, string text, ReturnedCell[] filled, TableFormat format, CancellationToken cancellationToken)
    {
        await using var rows = CsvRows.OpenText(text, new TableSource(staged.Row.File.Name), format);
        await rows.ReadAsync(cancellationToken);
        var cells = rows.Cells();
        var fault = rows.Fault ?? new RowShape(staged.Row.File.Columns, format).Resize(ref cells);
        var count = 1;
        while (await rows.ReadAsync(cancellationToken))
            count += Array.TrueForAll(rows.Cells(), string.IsNullOrWhiteSpace) ? 0 : 1;
        if (fault is null && count > 1)
            fault = RowFault.Several(count);
        // The text that came back is no cell of the row: whoever tries what came back tries a cell of it.
        return fault is null
            ? new RowCorrection(staged, staged.Row with { Cells = cells }, [new ReturnedCell(staged.Row.Id, 0, cells[0])], [])
            : Still(staged, text, filled, fault);
    }

    private static RowCorrection OfJson(StagedRow staged, string text, ReturnedCell[] filled, JsonFormat json) =>
        JsonRowText.Read(text, staged.Row.File, json, out var cells) is { } fault
            ? Still(staged, text, filled, fault)
            : new RowCorrection(staged, staged.Row with { Cells = cells }, [new ReturnedCell(staged.Row.Id, 0, cells[0])], []);

    private static int Lines(IEnumerable<string> cells) => 1 + cells.Sum(cell => LineBreaks.Count(Encoding.UTF8.GetBytes(cell)));

    private static RowCorrection Still(StagedRow staged, string text, IReadOnlyList<ReturnedCell> corrected, RowFault fault)
    {
        var row = staged.Row with { Cells = [text] };
        var problem = RuleBook.Of(fault.Code).Problem(ProblemStage.Source, $"{row.File.Name} line {row.FirstLine}: the row cannot be read: {fault.Message}");
        return new RowCorrection(staged, row, corrected, [], problem with { Hint = fault.Hint });
    }
}
