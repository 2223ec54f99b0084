using System.Globalization;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Tests.Sources;

/// <summary>What may come of a polluted file. There is no third: a row that is read is the row that was written.</summary>
internal enum Verdict
{
    /// <summary>Every row is there as it was.</summary>
    Whole,

    /// <summary>Rows are refused with their line and reason; the others are there as they were.</summary>
    RowsRefused,

    /// <summary>The file is refused, with the reason.</summary>
    Refused,

    /// <summary>Something was read that was not written, or is gone without a word.</summary>
    Wrong,
}

/// <summary>The clean table all polluted files are made from, and how it is written.</summary>
internal static class PollutedTable
{
    public static readonly string[] Columns = ["id", "name", "city", "since", "amount"];

    public static readonly string[][] Rows =
    [
        ["1001", "Müller & Söhne", "Köln", "2024-01-31", "1180.50"],
        ["1002", "Smith, Jones", "Leeds", "2023-02-28", "-12.00"],
        ["1003", "The \"Old\" Mill", "York", "2022-12-01", "0.99"],
        ["1004", "Two\nlines", "Bath", "2021-07-15", "100000"],
        ["1005", "Café; Bar | Grill", "", "2020-02-29", "7.5"],
        ["1006", "D'Arcy", "Paris", "2019-11-11", "33.33"],
        ["1007", "=SUM(A1)", "Ghent", "2018-10-10", "+5"],
        ["1008", "Zoë", "Malmö", "2017-09-09", "64"],
    ];

    /// <summary>The table as text.</summary>
    public static string Text(string delimiter = ",", char quote = '"', string? escape = null, string lineEnd = "\n", bool quotesAll = false) =>
        string.Concat(Lines(delimiter, quote, escape, quotesAll).Select(line => line + lineEnd));

    /// <summary>The table row by row, names first.</summary>
    public static IReadOnlyList<string> Lines(string delimiter = ",", char quote = '"', string? escape = null, bool quotesAll = false) =>
        [.. Rows.Prepend(Columns).Select(row => string.Join(delimiter, row.Select(cell => Cell(cell, delimiter, quote, escape ?? quote.ToString(), quotesAll))))];

    /// <summary>The table with one row changed; 0 are the names.</summary>
    public static string With(int row, Func<string, string> change) =>
        string.Concat(Lines().Select((line, i) => (i == row ? change(line) : line) + "\n"));

    public static Verdict Judge(ReadSource read)
    {
        var index = ColumnNames.IndexOf(read.Opened.Files[0].Columns);
        var known = Rows.ToDictionary(row => row[0], StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var refused = read.Strays.Count(stray => stray.Role == RowRole.Unreadable);
        foreach (var record in read.Records)
        {
            var cells = Columns.Select((column, i) => record.Header.Cells[index.TryGetValue(column, out var at) ? at : index[$"column {i + 1}"]].Trim()).ToList();
            if (known.TryGetValue(cells[0], out var row) && row.SequenceEqual(cells.Select(cell => cell.ReplaceLineEndings("\n")), StringComparer.Ordinal))
                found.Add(cells[0]);
            else if (IsRefusedByItsMapping(cells))
                refused++;
            else
                return Verdict.Wrong;
        }

        if (read.Rows.Count != read.Opened.RowsOf(read.Opened.Files[0]) || Rows.Length - found.Count > refused)
            return Verdict.Wrong;
        return refused == 0 ? Verdict.Whole : Verdict.RowsRefused;
    }

    // A mapping needs a key, takes the date for a date and the amount for an amount.
    private static bool IsRefusedByItsMapping(List<string> cells) =>
        cells[0].Length == 0
        || !DateTime.TryParseExact(cells[3], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || !decimal.TryParse(cells[4], NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    private static string Cell(string cell, string delimiter, char quote, string escape, bool quotesAll) =>
        quotesAll || cell.Contains(delimiter, StringComparison.Ordinal) || cell.Contains('\n', StringComparison.Ordinal) || cell.Contains(quote, StringComparison.Ordinal) || (escape == "\\" && cell.Contains('\\', StringComparison.Ordinal))
            ? $"{quote}{cell.Replace(quote.ToString(), escape + quote, StringComparison.Ordinal)}{quote}"
            : cell;
}
