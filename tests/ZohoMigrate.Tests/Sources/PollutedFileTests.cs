using Xunit;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Testing;
using static ZohoMigrate.Tests.Sources.PollutedTable;
using static ZohoMigrate.Tests.Sources.Verdict;

namespace ZohoMigrate.Tests.Sources;

/// <summary>
/// One clean table, spoilt in each way that files from the wild are, after the benchmark Pollock (Vitagliano and others, VLDB 2023): read
/// whole, or refused with a reason, and never wrong without a word.
/// </summary>
public sealed class PollutedFileTests : IDisposable
{
    private static readonly TableSource Plain = new("rows.csv") { Columns = Columns };

    private static readonly string[] Other = ["code,owner,place,begun,price", "A-1,Chair,Rome,2024-05-05,9.00", "A-2,Table,Oslo,2024-06-06,8.00"];

    private static readonly Dictionary<string, (string Text, Verdict Expected)> Files = new(StringComparer.Ordinal)
    {
        ["as it is"] = (Text(), Whole),
        ["empty"] = ("", Verdict.Refused),
        ["blank lines only"] = ("\n\n\n", Verdict.Refused),
        ["no line end at the end"] = (Text().TrimEnd('\n'), Whole),
        ["several line ends at the end"] = (Text() + "\n\n\n", Whole),
        ["blank lines before"] = ("\n\n" + Text(), Whole),
        ["blank lines between"] = (Text(lineEnd: "\n\n"), Whole),
        ["CR LF"] = (Text(lineEnd: "\r\n"), Whole),
        ["CR alone"] = (Text(lineEnd: "\r"), Whole),
        ["CR CR LF"] = (Text(lineEnd: "\r\r\n"), Whole),
        ["mixed line ends"] = (string.Concat(Lines().Select((line, i) => line + (i % 3) switch { 0 => "\n", 1 => "\r\n", _ => "\r" })), Whole),
        ["semicolon"] = (Text(";"), Whole),
        ["tab"] = (Text("\t"), Whole),
        ["bar"] = (Text("|"), Whole),
        ["colon"] = (Text(":"), Whole),
        ["caret"] = (Text("^"), Whole),
        ["tilde"] = (Text("~"), Whole),
        ["unit separator"] = (Text("\u001f"), Whole),
        ["blank"] = (Text(" "), Whole),
        ["comma and blank"] = (Text(", "), Whole),
        ["semicolon and blank"] = (Text("; ", quotesAll: true), Whole),
        ["two characters"] = (Text("||"), RowsRefused),
        ["every cell quoted"] = (Text(quotesAll: true), Whole),
        ["quoted with apostrophes"] = (Text(quote: '\'', quotesAll: true), Whole),
        ["apostrophes where needed"] = (Text(quote: '\''), Whole),
        ["apostrophes and semicolons"] = (Text(";", '\'', quotesAll: true), Whole),
        ["quote behind a backslash"] = (Text(escape: "\\"), Whole),
        ["every quote behind a backslash"] = (Text(escape: "\\", quotesAll: true), Whole),
        ["apostrophe behind a backslash"] = (Text(quote: '\'', escape: "\\", quotesAll: true), Whole),
        ["quotes not doubled"] = (Text(escape: "", quotesAll: true), RowsRefused),
        ["line that names the separator"] = ("sep=;\n" + Text(";"), Whole),
        ["line that names the separator, quoted"] = ("\"sep=|\"\r\n" + Text("|", lineEnd: "\r\n"), Whole),
        ["title above"] = ("Customers\n" + Text(), Whole),
        ["title and period above, padded"] = ("Customers,,,,\n\"1 Jan, 2024\",,,,\n,,,,\n" + Text(), Whole),
        ["title with a quote above"] = ("Customers of \"Old Mill\"\n" + Text(), Whole),
        ["title with a quote left open"] = ("\"Customers\nof 2024\n" + Text(), Verdict.Refused),
        ["60 lines above"] = (string.Concat(Enumerable.Repeat("remark\n", 60)) + Text(), Whole),
        ["200 lines above"] = (string.Concat(Enumerable.Repeat("remark\n", 200)) + Text(), Verdict.Refused),
        ["comment between"] = (With(3, line => "# checked by A\n" + line), RowsRefused),
        ["names again between"] = (With(4, line => Lines()[0] + "\n" + line), Whole),
        ["second row of names"] = (With(0, line => line + "\n,,,,EUR"), RowsRefused),
        ["row of units below the names"] = (With(0, line => line + "\nno.,text,text,date,EUR"), RowsRefused),
        ["no names"] = (Text()[(Lines()[0].Length + 1)..], Verdict.Refused),
        ["names in other order"] = (string.Concat(Rows.Prepend(Columns).Select(row => string.Join(';', row.Reverse().Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")), Whole),
        ["one name missing"] = (With(0, line => line.Replace("since", "", StringComparison.Ordinal)), Verdict.Refused),
        ["one name twice"] = (With(0, line => line.Replace("city", "name", StringComparison.Ordinal)), Verdict.Refused),
        ["names in capitals"] = (With(0, line => line.ToUpperInvariant()), Verdict.Refused),
        ["blanks around the names"] = (With(0, line => line.Replace(",", " , ", StringComparison.Ordinal)), Whole),
        ["one more column"] = (string.Concat(Lines().Select((line, i) => $"{line},{(i == 0 ? "extra" : "x")}\n")), Whole),
        ["two more columns of one name"] = (string.Concat(Lines().Select((line, i) => $"{line},{(i == 0 ? "extra,extra" : "x,y")}\n")), Whole),
        ["separator at every end"] = (Text(lineEnd: ",\n"), Whole),
        ["separator behind the names only"] = (With(0, line => line + ","), Whole),
        ["separators behind a row only"] = (With(3, line => line + ",,,"), RowsRefused),
        ["separators behind each row, names not"] = (string.Concat(Lines().Select((line, i) => line + (i == 0 ? "\n" : ",,\n"))), Whole),
        ["a separator more, in a row whose last cell is empty"] = (With(6, _ => "1006,,D'Arcy,Paris,2019-11-11,33.33,"), RowsRefused),
        ["a cell more"] = (With(3, line => line + ",more"), RowsRefused),
        ["a cell less"] = (With(6, line => line[..line.LastIndexOf(',')]), RowsRefused),
        ["a separator not quoted"] = (With(2, line => line.Replace("\"", "", StringComparison.Ordinal)), RowsRefused),
        ["a line break not quoted"] = (With(4, line => line.Replace("\"", "", StringComparison.Ordinal)), RowsRefused),
        ["a row with another separator"] = (With(6, line => line.Replace(',', ';')), RowsRefused),
        ["a quote left open"] = (With(6, line => line.Replace("D'Arcy", "\"D'Arcy", StringComparison.Ordinal)), RowsRefused),
        ["a quote inside a cell"] = (With(6, line => line.Replace("D'Arcy", "D\"Arcy", StringComparison.Ordinal)), RowsRefused),
        ["text behind a quote"] = (With(6, line => line.Replace("D'Arcy", "\"D\"Arcy", StringComparison.Ordinal)), RowsRefused),
        ["a NUL byte"] = (With(6, line => line.Replace("D'", "D\0'", StringComparison.Ordinal)), RowsRefused),
        ["cut off in a quote"] = (Text(quotesAll: true)[..^12], RowsRefused),
        ["rows of separators"] = (Text(lineEnd: "\n,,,,\n"), Whole),
        ["total below"] = (Text() + "Total,,,,101374.32\n", Whole),
        ["blank row and grand total below"] = (Text() + ",,,,\n,Grand Total:,,,\"1,01,374.32 Dr\"\n", Whole),
        ["rows counted below"] = (Text() + "(8 rows affected)\n", RowsRefused),
        ["narrower table below"] = (Text() + "\na,b\n1,2\n", RowsRefused),
        ["wider table below"] = (Text() + "\na,b,c,d,e,f\n1,2,3,4,5,6\n", RowsRefused),
        ["another table of that width below"] = (Text() + "\n" + string.Join('\n', Other) + "\n", RowsRefused),
        ["another table below rows of separators"] = (Text() + ",,,,\n" + string.Join('\n', Other) + "\n", RowsRefused),
        ["another table where blank lines are usual"] = (Text(lineEnd: "\n\n") + "Old,Mill,York,today,none\n\n", RowsRefused),
        ["a word for a number behind a blank line"] = (Text() + "\nx,y,z,today,none\n", RowsRefused),
        ["the names in another order between"] = (With(4, line => "name,id,city,since,amount\nZoë,1009,Malmö,2017-09-09,64\n" + line), RowsRefused),
        ["narrower table above"] = ("a,b\n1,2\n\n" + Text(), Whole),
        ["the same table below"] = (Text() + "\n" + Lines()[0] + "\n", Whole),
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ReadAsync_APollutedFile_IsWholeOrRefused(string name) =>
        Assert.Equal(Files[name].Expected, await JudgeAsync(Files[name].Text, Plain));

    /// <summary>The table spoilt in a way that only a person can tell, and what the mapping says of it.</summary>
    public static TheoryData<string, string, TableSource> Told => new()
    {
        { "no names", Text()[(Lines()[0].Length + 1)..], new TableSource("rows.csv") { HeaderRow = 0, Columns = [.. Enumerable.Range(0, Columns.Length).Select(ColumnNames.ByPlace)] } },
        { "200 lines above", string.Concat(Enumerable.Repeat("remark\n", 200)) + Text(), Plain with { HeaderRow = 201 } },
        { "rows counted below", Text() + "(8 rows affected)\n", Plain with { SkipFooter = 1 } },
        { "asterisk", Text("*", '~'), Plain with { Delimiter = '*', Quote = '~' } },
        { "quotes behind a circumflex", Text(escape: "^"), Plain with { Escape = '^' } },
        { "names in two rows", With(0, _ => "id,name,,since,\n,,city,,amount"), Plain with { HeaderRows = 2 } },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public async Task ReadAsync_APollutedFileOfWhichTheMappingTells_IsWhole(string what, string text, TableSource table) =>
        Assert.Equal((what, Whole), (what, await JudgeAsync(text, table)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ReadAsync_AsFewRows_AreRead(int count)
    {
        var text = string.Concat(Lines().Take(count + 1).Select(line => line + "\n"));
        var read = await ReadSource.OfAsync(new StreamSource { Stream = "rows", Header = Plain }, _folder.Write("rows.csv", text).Path);

        Assert.Equal(Rows.Take(count).Select(row => row[1]), read.Records.Select(record => record.Header.Cells[1]));
    }

    [Fact]
    public async Task ReadAsync_AllPollutedFiles_NoneIsWrong()
    {
        var verdicts = new List<Verdict>();
        foreach (var (text, _) in Files.Values)
            verdicts.Add(await JudgeAsync(text, Plain));

        Assert.Equal((78, 45, 25, 8, 0), (verdicts.Count, Of(Whole), Of(RowsRefused), Of(Verdict.Refused), Of(Wrong)));

        int Of(Verdict verdict) => verdicts.Count(one => one == verdict);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Verdict> JudgeAsync(string text, TableSource table)
    {
        try
        {
            return Judge(await ReadSource.OfAsync(new StreamSource { Stream = "rows", Header = table }, _folder.Write("rows.csv", text).Path));
        }
        catch (SourceException)
        {
            return Verdict.Refused;
        }
    }
}
