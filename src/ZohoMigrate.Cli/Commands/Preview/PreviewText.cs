using System.Globalization;
using Spectre.Console;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Sources.Previewing;

namespace ZohoMigrate.Cli.Commands.Preview;

/// <summary>A preview for people.</summary>
internal static class PreviewText
{
    private const string Utf8 = "utf-8";
    private const int MostNamed = 30;

    public static string Of(SourcePreview preview, IAnsiConsole console) => string.Join(
        Environment.NewLine,
        [
            .. Facts(preview),
            "",
            Columns(preview).Render(console),
            .. SampleTable.Lines(preview.Columns.Select(column => column.Name), preview.Sample, console),
            "",
            .. Findings(preview),
            .. preview.Source is { } source ? [$"A run finds the same. To have it always read so, write into the mapping: {source}"] : Array.Empty<string>(),
        ]);

    public static string Of(ViewPreview preview, IAnsiConsole console) => string.Join(
        Environment.NewLine,
        [
            $"{Visible.Of(preview.View)}: {Counted(preview.Rows, "row")} of {Counted(preview.Columns.Count, "column")}",
            .. SampleTable.Lines(preview.Columns, preview.Sample, console),
            .. preview.Unreadable.Select(Unreadable),
        ]);

    /// <summary>"3 rows cannot be read (ragged-row), line 5, 9, 12: …"</summary>
    public static string Unreadable(UnreadableRows rows) =>
        $"{Counted(rows.Count, "row")} cannot be read ({rows.Code}), {LinesOf(rows)}: {rows.Message} {rows.Hint}";

    /// <summary>"3 rows are no data (blank-row), line 5, 9, 12: …"</summary>
    public static string Excluded(UnreadableRows rows) =>
        $"{Counted(rows.Count, "row")} {(rows.Count == 1 ? "is" : "are")} no data ({rows.Code}), {LinesOf(rows)}: {rows.Message}";

    /// <summary>"2 rows look like totals or footers (total-like), line 5, 9: …"</summary>
    private static string LikeFooters(UnreadableRows rows) =>
        $"{Counted(rows.Count, "row")} {(rows.Count == 1 ? "looks like a total or a footer" : "look like totals or footers")} ({rows.Code}), {LinesOf(rows)}: a run takes such for data. {rows.Hint}";

    /// <summary>"1 row looks like several (rows-in-a-cell), line 3: …"</summary>
    private static string LikeSeveral(UnreadableRows rows) =>
        $"{Counted(rows.Count, "row")} {(rows.Count == 1 ? "looks" : "look")} like several ({rows.Code}), {LinesOf(rows)}: {rows.Message} {rows.Hint}";

    /// <summary>"2 rows hold an error (cell-error), line 3, 7, first: …"</summary>
    private static string WithErrors(UnreadableRows rows) =>
        $"{Counted(rows.Count, "row")} {(rows.Count == 1 ? "holds" : "hold")} an error in place of a value ({rows.Code}), {LinesOf(rows)}; of the first, {Visible.Of(rows.Message)} A run rejects such a row where the mapping reads the column. {rows.Hint}";

    /// <summary>Why a run would take nothing of the file.</summary>
    public static string Refused(string doubt) => $"A run would refuse it: {doubt}";

    private static string LinesOf(UnreadableRows rows) => $"line {string.Join(", ", rows.Lines)}{(rows.Count > rows.Lines.Count ? " …" : "")}";

    private static IEnumerable<string> Facts(SourcePreview preview)
    {
        var (best, others) = (preview.Delimiters[0], preview.Delimiters.Skip(1));
        yield return $"{Visible.Of(preview.File)}: {Size(preview.Bytes)}, {Counted(preview.RowsBelow, "row")}{(preview.JsonPath is null ? " below the names" : "")}";
        if (preview.Sheet is { } sheet)
        {
            yield return $"An Excel workbook, sheet {Visible.Of(sheet)}.{Names(preview)}";
            yield break;
        }

        yield return $"Encoding: {preview.Encoding}, {By(preview)}.";
        if (preview.JsonPath is { } path)
        {
            yield return preview.IsJsonLines ? "JSON Lines: each line is a row." : $"JSON: the rows are the objects at {Visible.Of(path)}.";
            yield break;
        }

        yield return best.Columns == 1
            ? "Separator: comma, a guess."
            : $"Separator: {Name(best.Delimiter)}, which makes {Counted(best.Columns, "column")} in {best.Agreeing} of the first {Counted(best.Looked, "row")} "
            + $"({string.Join(", ", others.Select(other => $"{Name(other.Delimiter)}: {other.Columns}"))}).";
        yield return $"Line ends: {Ends(preview.LineEnds)}.{Quotes(preview)}{Names(preview)}";
    }

    private static IEnumerable<string> Findings(SourcePreview preview)
    {
        if (preview.NamelessColumns > 0)
            yield return $"{Counted(preview.NamelessColumns, "column")} without a name: a mapping calls the third column `column 3`.";
        if (preview.RepeatedNames.Count > 0)
            yield return $"More than one column is named {string.Join(", ", preview.RepeatedNames.Take(MostNamed).Select(name => $"`{Visible.Of(name)}`"))}{(preview.RepeatedNames.Count > MostNamed ? " …" : "")}: nothing can be read from them until each has a name of its own.";
        if (preview.Nuls > 0)
            yield return $"{Counted(preview.Nuls, "NUL character")}, the first in line {preview.FirstNulLine}: no text has these. Is this a CSV file?";
        if (preview.Columns.Select(column => column.NullMarker).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } markers)
            yield return $"Some cells say {string.Join(", ", markers)} for no value. Say so in migration.yaml: defaults: {{ null_markers: [{string.Join(", ", markers.Select(marker => $"'{marker}'"))}] }}";
        foreach (var guess in preview.Guesses)
            yield return guess;
        foreach (var rows in preview.LikeFooters)
            yield return LikeFooters(rows);
        foreach (var rows in preview.LikeSeveral)
            yield return LikeSeveral(rows);
        foreach (var rows in preview.WithErrors)
            yield return WithErrors(rows);
        if (preview.Doubt is { } doubt)
            yield return Refused(doubt);
        foreach (var rows in preview.Excluded)
            yield return Excluded(rows);
        foreach (var rows in preview.Unreadable)
            yield return Unreadable(rows);
        if (preview.Unreadable.Count == 0)
            yield return "Every row can be read.";
    }

    private static Table Columns(SourcePreview preview)
    {
        var readable = preview.Rows - preview.Unreadable.Concat(preview.Excluded).Sum(rows => rows.Count);
        var table = Tables.Create("column", "#filled", "#longest", "looks like");
        foreach (var column in preview.Columns)
        {
            var filled = readable == 0 ? 0 : Math.Round(100d * column.Filled / readable, column.Filled < readable ? 1 : 0);
            table.Row(
                string.IsNullOrWhiteSpace(column.Name) ? "(no name)" : Visible.Of(column.Name),
                string.Create(CultureInfo.InvariantCulture, $"{filled} %"),
                Tables.Number(column.Longest),
                column.LooksLike);
        }

        return table;
    }

    private static string By(SourcePreview preview) => preview.EncodingBy switch
    {
        "mark" => "as its byte order mark says",
        "valid" => "valid throughout",
        _ when preview.Encoding == Utf8 => $"but for {string.Join(", ", preview.Unreadable.Where(rows => rows.Code == "wrong-encoding").Select(LinesOf).DefaultIfEmpty("a few letters"))}",
        _ => "a guess: it is not valid UTF-8 throughout",
    };

    private static string Names(SourcePreview preview) =>
        preview.NamesLine == 1 ? "" : $" Columns: named in line {preview.NamesLine}; what stands above is passed over.";

    private static string Quotes(SourcePreview preview) => (preview.Quote, preview.Escape) switch
    {
        ("\"", null) or (null, _) => "",
        (var quote, null) => $" Quotes: {quote}, doubled inside a cell.",
        var (quote, escape) => $" Quotes: {quote}, as {escape}{quote} inside a cell.",
    };

    private static string Name(string delimiter) => delimiter switch
    {
        "," => "comma",
        ";" => "semicolon",
        "|" => "bar",
        _ => delimiter,
    };

    private static string Ends(LineEndCount ends)
    {
        (string Name, long Count)[] kinds = [("CR LF (Windows)", ends.CrLf), ("LF", ends.Lf), ("CR (old Mac)", ends.Cr)];
        var found = kinds.Where(kind => kind.Count > 0).ToList();
        return found switch
        {
            [] => "none",
            [var only] => only.Name,
            _ => $"mixed: {string.Join(", ", found.Select(kind => $"{Tables.Number(kind.Count)} {kind.Name}"))}",
        };
    }

    private static string Size(long bytes) => bytes switch
    {
        < 10_000 => $"{Tables.Number(bytes)} bytes",
        < 10_000_000 => $"{Tables.Number(bytes / 1000)} KB",
        _ => $"{Tables.Number(bytes / 1_000_000)} MB",
    };

    private static string Counted(long count, string one) => $"{Tables.Number(count)} {one}{(count == 1 ? "" : "s")}";
}
