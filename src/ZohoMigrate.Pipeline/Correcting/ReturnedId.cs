using System.Globalization;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Correcting;

/// <summary>The zm_row of a row that came back (<see cref="SourceRow.LastingId"/>).</summary>
internal sealed record ReturnedId(string Text)
{
    /// <summary>What the row says; null where the column is gone or its cell blank.</summary>
    public static ReturnedId? Of(CorrectedFile returned, CorrectedRow row) =>
        returned.Find(CorrectedFile.RowColumn) is { } column && row.Cells[column].Trim() is { Length: > 0 } text ? new ReturnedId(text) : null;

    /// <summary>A report of the file as it was, or of another export, numbers other rows: its corrections must not reach these.</summary>
    /// <exception cref="CorrectionException">A row is not of the file as this run has read it.</exception>
    public static void CheckReading(CorrectedFile returned, SourceFile source)
    {
        var others = returned.Rows.Where(row => Of(returned, row) is { } id && !id.IsOfReading(source)).ToList();
        if (others.Count == 0)
            return;
        var more = others.Count == 1 ? "" : $" (and {others.Count - 1} more)";
        throw new CorrectionException(
            $"{returned.Shown} line {others[0].Line}{more}: {Of(returned, others[0])} is no row of {source.Name} as this run has read it "
            + $"(those end in {Mark(source)}): the report was written before the file was read anew, or for another run, and numbers may mean other rows now. "
            + "Keep your copy elsewhere, have the report written anew with `zohomigrate report`, and correct it there.");
    }

    /// <summary>The row's number in the file; null where it is none.</summary>
    public long? NumberIn(SourceFile source)
    {
        var (start, end) = (OwnCell.Written(source.Name) + "#", Mark(source));
        return Text.StartsWith(start, StringComparison.Ordinal)
            && Text.EndsWith(end, StringComparison.Ordinal)
            && long.TryParse(Text.AsSpan()[start.Length..^end.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
    }

    public override string ToString() => Text;

    private bool IsOfReading(SourceFile source) => Text.EndsWith(Mark(source), StringComparison.Ordinal);

    private static string Mark(SourceFile source) => "@" + source.Reading;
}
