using System.Globalization;

namespace ZohoMigrate.Tests.Sources;

/// <summary>A file, and the table that is in it, names first; no row where it is empty.</summary>
/// <param name="Kind">How it is spoilt.</param>
/// <param name="Text">The file.</param>
/// <param name="Clean">What should be read.</param>
internal sealed record PollutedCopy(string Kind, string Text, IReadOnlyList<string[]> Clean);

/// <summary>
/// A made-up table of the shape that the benchmark Pollock spoils (nine columns, the last one empty, texts with commas, quotes and
/// apostrophes), spoilt in each of its ways. Where it does so in every row and column, here each row is spoilt in one column.
/// </summary>
internal static class PollutedCopies
{
    private const string End = "\r\n";

    private static readonly string[] Names = ["DATE", "TIME", "QTY", "CODE", "PRICE", "KIND", "WORDS", "ADDRESS", "REMARKS"];
    private static readonly string[] Kinds = ["Men's Boots", "Jacket, \"Light\"", "Fly Rod", "Kids' Hat", "Table 48\""];
    private static readonly string[] Words = ["Warm, dry and light.", "She'll stay warm; it's 3 mm", "Good as \"new\", they say", "One text without a sign"];

    private static readonly string[][] Table = [Names, .. Enumerable.Range(1, 83).Select(Row)];

    public static IReadOnlyList<PollutedCopy> All { get; } =
    [
        new("as it is", Text(Lines()), Table),
        new("empty", "", []),
        new("no line end at the end", Text(Lines()).TrimEnd(), Table),
        new("two line ends at the end", Text(Lines()) + End, Table),
        new("no names", Text(Lines().Skip(1)), Table[1..]),
        new("names twice", Text(Lines().Prepend(Lines()[0])), [NamesTimes(2), .. Table[1..]]),
        new("names three times", Text(Lines().Prepend(Lines()[0]).Prepend(Lines()[0])), [NamesTimes(3), .. Table[1..]]),
        new("title above", $"TITLE,,,,,,,,{End},,,,,,,,{End}{Text(Lines())}", Table),
        new("table of fewer columns below", Text(Lines()) + Text(Lines(Table.Select(row => row[..^1]))), Table),
        new("table of more columns below", Text(Lines()) + Text(Lines(Table.Select(row => (string[])[.. row, row == Names ? "MORE" : ""]))), Table),
        new("the same table below", Text(Lines()) + Text(Lines()), Table),
        new("names only", Lines()[0] + End, Table[..1]),
        new("one row", Text(Lines().Take(2)), Table[..2]),
        new("LF", string.Concat(Lines().Select(line => line + "\n")), Table),
        new("CR", string.Concat(Lines().Select(line => line + "\r")), Table),
        new("tab", Text(Lines(Table, "\t")), Table),
        new("semicolon", Text(Lines(Table, ";")), Table),
        new("blank", Text(Lines(Table, " ")), Table),
        new("comma and blank", Text(Lines(Table, ", ")), Table),
        new("apostrophes", Text(Lines(Table, quote: '\'')), Table),
        new("quotes behind a backslash", Text(Lines(Table, escape: "\\")), Table),
        new("quotes not doubled", Text(Lines(Table, escape: "")), Table),
        .. EachRow("a separator less", row => 1 + (row % 8), (cells, at) => string.Join(',', cells[..at]) + string.Join(',', cells[at..])),
        .. EachRow("a separator more", row => row % 9, (cells, at) => string.Join(',', (string[])[.. cells[..at], "", .. cells[at..]])),
        .. EachRow("a quote more", row => row % 9, (cells, at) => string.Join(',', cells.Select((cell, i) => i == at ? $"\"{cell}" : cell))),
        .. EachRow("blanks as separators", _ => 0, (cells, _) => string.Join(' ', cells)),
    ];

    private static IEnumerable<PollutedCopy> EachRow(string kind, Func<int, int> column, Func<string[], int, string> spoil) =>
        Enumerable.Range(0, Table.Length).Select(row => new PollutedCopy(
            kind, Text(Lines().Select((line, i) => i == row ? spoil(Cells(Table[row], ",", '"', "\""), column(row)) : line)), Table));

    private static IReadOnlyList<string> Lines() => Lines(Table);

    private static IReadOnlyList<string> Lines(IEnumerable<string[]> rows, string separator = ",", char quote = '"', string? escape = null) =>
        [.. rows.Select(row => string.Join(separator, Cells(row, separator, quote, escape ?? quote.ToString())))];

    // Those of two columns are in quotes throughout, as exports have it that tell texts.
    private static string[] Cells(string[] row, string separator, char quote, string escape) =>
    [
        .. row.Select((cell, at) => at is 6 or 7 || cell.Contains(separator, StringComparison.Ordinal) || cell.Contains(quote, StringComparison.Ordinal)
            ? $"{quote}{cell.Replace(quote.ToString(), escape + quote, StringComparison.Ordinal)}{quote}"
            : cell),
    ];

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + End));

    private static string[] NamesTimes(int times) => [.. Names.Select(name => string.Join(' ', Enumerable.Repeat(name, times)))];

    private static string[] Row(int i) =>
    [
        new DateOnly(2018, 1, 1).AddDays(i).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{i % 24:D2}:15"),
        string.Create(CultureInfo.InvariantCulture, $"{i % 7}"),
        string.Create(CultureInfo.InvariantCulture, $"AB-{8000 + i}"),
        string.Create(CultureInfo.InvariantCulture, $"${i}.{i % 90 + 10}"),
        Kinds[i % Kinds.Length],
        $"{Words[i % Words.Length]} {i}",
        $"https://www.example.com/{i}",
        "",
    ];
}
