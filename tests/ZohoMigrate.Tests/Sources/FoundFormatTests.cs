using System.Text;
using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources;

public sealed class FoundFormatTests : IDisposable
{
    private static readonly TableSource Table = new("rows.csv") { Columns = ["id", "name"] };

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("utf-8", "")]
    [InlineData("windows-1252", "as windows-1252 (a guess: see that names with accents are right)")]
    [InlineData("utf-16", "as utf-16 (a guess: see that names with accents are right)")]
    [InlineData("utf-16BE", "as utf-16BE (a guess: see that names with accents are right)")]
    public async Task Encoding_WithoutAMark_IsFound(string name, string how)
    {
        var read = await ReadAsync(SourceEncoding.Find(name)!.GetBytes("id,name\n1,Müller\n2,Grün – Weiß\n"), Table);

        Assert.Equal(["Müller", "Grün – Weiß"], read.Records.Select(record => record.Header.Cells[1]));
        Assert.Equal(how, HowRead(read));
    }

    [Fact]
    public async Task Encoding_OnlyTheLastLetterTells_IsFound()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i},plain\n")) + "x,Müller\n";

        Assert.Equal("Müller", (await ReadAsync(Encoding.Latin1.GetBytes(text), Table)).Records[^1].Header.Cells[1]);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'\n', 0x9D, (byte)',', 0x9D }, "rows.csv is neither UTF-8 nor windows-1252: there are bytes in it that are no letters of either.")]
    [InlineData(new byte[] { (byte)'\n', 0xC3, 0xBC, (byte)'\n', 0xFC, (byte)'\n', 0xFC }, "rows.csv is neither UTF-8 nor windows-1252 throughout, it seems: there are letters of the one (1) and of the other (2), first in line 3.")]
    [InlineData(new byte[] { (byte)'\n', 0xC3, 0xA9, (byte)' ', 0xE9 }, "rows.csv is neither UTF-8 nor windows-1252 throughout, it seems: there are letters of the one (1) and of the other (1), first in line 2.")]
    public async Task Encoding_CouldBeEither_IsAnErrorThatNamesTheSetting(byte[] letters, string message)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync([.. "id,name"u8, .. letters], Table));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("source: { file: rows.csv, encoding: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ibm850", "Jäger")]
    [InlineData("ibm850", "Böhm")]
    [InlineData("ibm850", "Müller")]
    [InlineData("ibm850", "Österreich")]
    [InlineData("ibm850", "André")]
    [InlineData("ibm850", "Café Crème")]
    [InlineData("ibm850", "García")]
    [InlineData("ibm437", "Señor Peña")]
    [InlineData("windows-1250", "Wałęsa")]
    [InlineData("windows-1250", "Spółka Łódź")]
    [InlineData("windows-1250", "Książka")]
    [InlineData("windows-1250", "Dvořák")]
    [InlineData("windows-1250", "Jiří Černý")]
    [InlineData("windows-1250", "Růžička")]
    [InlineData("windows-1250", "Horvatić, Šibić")]
    [InlineData("windows-1251", "Иванов")]
    [InlineData("windows-1251", "ООО")]
    [InlineData("koi8-r", "Иванов")]
    [InlineData("windows-1253", "Παπαδόπουλος")]
    [InlineData("macintosh", "Müller")]
    [InlineData("gb2312", "中文公司")]
    public async Task Encoding_OfAnotherCodePage_IsNotTakenForWindows(string name, string written)
    {
        var bytes = SourceEncoding.Find(name)!.GetBytes($"id;name\n1;Smith\n2;{written}\n3;Jones\n");
        Assert.DoesNotContain((byte)'?', bytes);

        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(bytes, Table));
        Assert.Contains("source: { file: rows.csv, encoding: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(written, (await ReadAsync(bytes, Table with { Encoding = name })).Records[1].Header.Cells[1]);
    }

    // An emoji in six bytes (CESU-8), a blank and a quote in more bytes than they take: the other names must not suffer for it.
    [Theory]
    [InlineData("Ann \u00ED\u00A0\u00BD\u00ED\u00B8\u0080", 7, "ED")]
    [InlineData("\u00C0\u0080Ann", 3, "C0")]
    [InlineData("O\u00E0\u0080\u00A7Neil", 4, "E0")]
    public async Task Encoding_LettersThatUtf8Forbids_AreRefusedInTheirRowsAlone(string damaged, int place, string first)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("id,name\n1,Zoë\n"), .. Encoding.Latin1.GetBytes($"2,{damaged}\n3,{damaged}\n"), .. Encoding.UTF8.GetBytes("4,Bob\n")];

        var read = await ReadAsync(bytes, Table);

        Assert.Equal(["Zoë", "Bob"], read.Records.Select(record => record.Header.Cells[1]));
        Assert.Equal([3L, 4L], read.Strays.Select(stray => stray.Row.FirstLine));
        Assert.All(read.Strays, stray => Assert.EndsWith($"its bytes are not text in the file's encoding, first its byte {place} ({first}).", stray.Problem!.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encoding_OneLetterOfTheNamesIsNotUtf8_NoOtherEncodingIsAdvised()
    {
        byte[] bytes = [.. "id,name,st"u8, 0xFC, .. "ck\n"u8, .. Encoding.UTF8.GetBytes("1,Zoë,\n2,Zoë,\n")];

        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(bytes, Table));

        Assert.StartsWith("rows.csv line 1: the row that names the columns cannot be read: its bytes are not text in the file's encoding, first its byte 11 (FC). The other rows are UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(131_068)]
    [InlineData(131_069)]
    [InlineData(131_070)]
    [InlineData(131_071)]
    public async Task Encoding_ALetterThatIsCutByABuffer_IsCountedOnce(int before)
    {
        var start = Encoding.ASCII.GetBytes("id,name\n");
        byte[] bytes = [.. start, .. Enumerable.Repeat((byte)'x', before - start.Length), 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, .. "\n1,Ann\n"u8];

        Assert.Equal("Ann", Assert.Single((await ReadAsync(bytes, Table)).Records).Header.Cells[1]);
    }

    [Fact]
    public async Task Encoding_AnotherCodePageFarDown_NamesTheLine()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},plain é\n")) + "x,Böhm\n";

        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(SourceEncoding.Find("ibm850")!.GetBytes(text.Replace('é', 'e')), Table));
        Assert.StartsWith("rows.csv is not UTF-8, and hardly windows-1252: read so, there are signs and accents in words that no language has, first in line 50002.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("“Quoted” – it’s €5… ‘so’ — „zitiert“, ‚auch‘, «dit», ‹là›")]
    [InlineData("Müller Jäger Böhm Straße Ärzte Österreich Übung")]
    [InlineData("André créée où là-bas Hélène Noël Haÿ cœur Œuvre ÉTÉ")]
    [InlineData("España ¿qué? ¡sí! Peña García pingüino 1º 2ª Nº5")]
    [InlineData("São João não põe coração órgãos à ação Conceição")]
    [InlineData("København Århus Bjørn Smørrebrød Næstved")]
    [InlineData("Þórður Æðey Sigríður Ýmir Jákup")]
    [InlineData("Šimon Žižka però così più perché Forlì Mükremin Õismäe jää-äär")]
    [InlineData("Paris–Lyon O’Neil l’été 10×20 m² m³/h 20°C ½ £5 §1 Acme® Foo™ ©2024 col·lega")]
    [InlineData("10 000 kr naïveté coïncidèrent Citroën")]
    public async Task Encoding_OfWindows_StaysRead(string written)
    {
        var read = await ReadAsync(SourceEncoding.Find("windows-1252")!.GetBytes($"id;name\n1;Smith\n2;{written}\n"), Table);

        Assert.Equal(written, read.Records[1].Header.Cells[1]);
    }

    [Fact]
    public async Task Encoding_SaidByTheMapping_IsNotLookedFor()
    {
        var read = await ReadAsync([.. "id,name\n1,"u8, 0xC3, 0xBC, (byte)'\n'], Table with { Encoding = "windows-1252" });

        Assert.Equal("Ã¼", read.Records.Single().Header.Cells[1]);
    }

    [Theory]
    [InlineData("id;name\n1;a\n", "with cells separated by `;`")]
    [InlineData("id\tname\n1\ta\n", "with cells separated by tabs")]
    [InlineData("id|name\n1|a\n", "with cells separated by `|`")]
    [InlineData("id^name\n1^a\n", "with cells separated by `^`")]
    [InlineData("sep=;\r\nid;name\r\n1;a\r\n", "with cells separated by `;`, with columns named in line 2")]
    [InlineData("Report, of 2024; all\n\nid;name\n1;a\n", "with cells separated by `;`, with columns named in line 3")]
    [InlineData("Company Ltd,\nDay \"Book\"\n,\nid,name\n1,a\n", "with columns named in line 4")]
    [InlineData("id, name\n1, \"a\"\n", "without the blanks around cells")]
    [InlineData("'id','name'\n'1','a'\n", "with `'` around cells")]
    [InlineData("id,name\n1,'a'\n", "with `'` around cells")]
    [InlineData("id,name\r1,a\r", "")]
    [InlineData("id,name\r\n1,a\n", "")]
    [InlineData("id,name\n1,a,\n", "with 3 cells in each row for 2 names, the last ones empty (see that no separator is missing between two names)")]
    public async Task Dialect_NotSaid_IsFound(string text, string how)
    {
        var read = await ReadAsync(text, Table);

        Assert.Equal(["1", "a"], read.Records.Single().Header.Cells);
        Assert.Equal(how, HowRead(read));
    }

    [Theory]
    [InlineData("'s-Hertogenbosch")]
    [InlineData("the 'old' one")]
    [InlineData("O'Neil")]
    [InlineData(@"C:\")]
    public async Task Dialect_ASignInOneCell_IsNoQuote(string name)
    {
        var read = await ReadAsync($"id,name\n1,{name}\n2,Smith\n3,Jones\n4,\"{name}\"\n", Table);

        Assert.Equal([name, "Smith", "Jones", name], read.Records.Select(record => record.Header.Cells[1]));
    }

    [Theory]
    [InlineData("id,name\n1,\"the \\\"old\\\" one, twice\"\n2,\"C:\\\\\"\n")]
    [InlineData("'id','name'\n'1','the \"old\" one, twice'\n'2','C:\\'\n")]
    public async Task Dialect_QuotesInsideCells_AreTheirText(string text)
    {
        var read = await ReadAsync(text, Table);

        Assert.Equal(["the \"old\" one, twice", @"C:\"], read.Records.Select(record => record.Header.Cells[1]));
    }

    [Fact]
    public async Task Dialect_SaidByTheMapping_IsTakenAsSaid()
    {
        var read = await ReadAsync("x\nid*name\n1*~a*b~\n", Table with { Delimiter = '*', Quote = '~', HeaderRow = 2 });

        Assert.Equal(["1", "a*b"], read.Records.Single().Header.Cells);
    }

    [Fact]
    public async Task Quotes_AreTextByTheMapping_AreKept()
    {
        var read = await ReadAsync("id\tname\n1\t3\" pipe\n2\t\"open\n", Table with { Quote = TableSource.NoQuote });

        Assert.Equal(["3\" pipe", "\"open"], read.Records.Select(record => record.Header.Cells[1]));
    }

    [Fact]
    public async Task HeaderRows_Two_AreJoinedColumnByColumn()
    {
        var read = await ReadAsync("Day Book\nDate,Vch,Debit,Credit\n,No.,Amount,Amount\n1-Apr-24,S/1,5,\n", new TableSource("rows.csv") { HeaderRows = 2, Columns = ["Vch No.", "Credit Amount"] });

        Assert.Equal(["Date", "Vch No.", "Debit Amount", "Credit Amount"], read.Opened.Files[0].Columns);
        Assert.Equal((1L, 4L), (read.Records.Single().Header.Number, read.Records.Single().Header.FirstLine));
    }

    [Theory]
    [InlineData("Day Book\nDate,Vch,Debit,Credit\n,No.,Amount,Amount\n1-Apr-24,S/1,5,\n", "2 rows from line 2 on")]
    [InlineData("Date,Vch,,\n,No.,Debit Amount,Credit Amount\n1-Apr-24,S/1,5,\n", "2 rows from line 1 on")]
    [InlineData("Date,Vch No.,Money,\n,,Debit,Credit Amount\n1-Apr-24,S/1,5,\n", "2 rows from line 1 on")]
    [InlineData(",Vch,Sum,Sum\nDate,Vch No.,Debit,Credit Amount\n1-Apr-24,S/1,5,\n", "line 2")]
    [InlineData("Date,Vch No.,Debit,Credit Amount\n1-Apr-24,S/1,5,\n", "line 1")]
    [InlineData("Date, Vch No.,Debit, Credit Amount\n1-Apr-24,S/1,5,\n", "line 1")]
    public async Task HeaderRows_NotSaid_AreAsManyAsHaveAllThatIsNeeded(string text, string namedAt)
    {
        var read = await ReadAsync(text, new TableSource("rows.csv") { Columns = ["Date", "Vch No.", "Credit Amount"] });

        Assert.Equal(namedAt, read.Opened.Files[0].Format!.NamesAt);
        Assert.Equal("S/1", Assert.Single(read.Records).Header.Cells[1]);
    }

    [Theory]
    [InlineData(null, "more-names", 2)]
    [InlineData(1, "", 3)]
    public async Task HeaderRows_OfMoreNamesNobodyNeeds_ArePutBeforeAPerson(int? said, string code, int records)
    {
        var table = new TableSource("rows.csv") { Columns = ["Date", "Debit"], HeaderRows = said };
        var read = await ReadAsync("Date,Vch No.,Debit,Credit\n,,Amount,Amount\n1-Apr-24,S/1,5,\n2-Apr-24,S/2,,5\n", table);

        Assert.Equal((code, records), (string.Join(' ', read.Strays.Select(stray => stray.Problem!.Code)), read.Records.Count));
        Assert.All(read.Strays, stray => Assert.Contains("header_rows: 2", stray.Problem!.Hint, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A,Ann,\n")]
    [InlineData("A,Ann,unknown\n")]
    [InlineData("A,NULL,NULL\n")]
    public async Task HeaderRows_AFirstRowWithoutDigits_IsData(string first)
    {
        var read = await ReadAsync($"id,name,amount\n{first}B,Bob,5\nC,Cid,6\n", Table);

        Assert.Equal(3, read.Records.Count);
    }

    [Theory]
    [InlineData(",,Debit,Credit\nid,name,Amount,Amount\n1,a,5,\n")]
    [InlineData("id,name,Amount,Amount\n,,Debit,Credit\n1,a,5,6\n2,b,7,8\n")]
    public async Task RepeatedName_InOneOfTwoRows_NamesTheSetting(string text)
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(text, Table with { Columns = ["id", "Amount"] }));

        Assert.Contains("source: { file: rows.csv, header_rows: 2 }", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeaderRow_None_ColumnsAreCalledByTheirPlace()
    {
        var read = await ReadAsync("1,a\n2,b\n", new TableSource("rows.csv") { HeaderRow = 0, Columns = ["column 2"] });

        Assert.Equal(["column 1", "column 2"], read.Opened.Files[0].Columns);
        Assert.Equal(2, read.Records.Count);
    }

    [Fact]
    public async Task NamelessColumn_ByItsPlace_IsRead()
    {
        var read = await ReadAsync("id,,name\n1,x,a\n", new TableSource("rows.csv") { Columns = ["id", "column 2"] });

        Assert.Equal("x", new CellReader(NullMarkers.None).Read(read.Records.Single().Header, "column 2"));
    }

    [Fact]
    public async Task RepeatedName_NothingIsReadFrom_DoesNoHarm() =>
        Assert.Single((await ReadAsync("id,amount,amount,name\n1,2,3,a\n", Table)).Records);

    [Fact]
    public async Task OpenAsync_AnotherTable_SaysWhatIsMissingFromTheNearestRow()
    {
        var error = await Assert.ThrowsAsync<SourceException>(() => ReadAsync("Customers\n\nid;Name\n1;a\n", Table));

        Assert.Equal("rows.csv does not have the columns its mapping needs: `name` (did you mean `Name`?). It has in line 3: `id`, `Name`.", error.Message);
    }

    [Theory]
    [InlineData("id*name\n1*a\n", "It has: `id*name`. Say what separates its cells: source: { file: rows.csv, delimiter: ")]
    [InlineData("\"id;name\"\n\"1;a\"\n", "where each row stands in quotes as a whole, take those away.")]
    [InlineData("sep=;\nid,name\n1,a\n", "rows.csv does not separate its cells by `;`, it seems, but by `,`. Say so in the mapping: source: { file: rows.csv, delimiter: \",\" }.")]
    [InlineData("<table><tr><td>id</td></tr></table>", "rows.csv cannot be read: it is a web page, not a CSV file.")]
    public async Task OpenAsync_OneColumnWhereMoreAreNeeded_SaysWhatToDo(string text, string said) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(text, Table))).Message, StringComparison.Ordinal);

    [Fact]
    public void TableFormat_Kept_ComesBackAsItWas()
    {
        var format = new TableFormat { Encoding = "utf-16", Delimiter = '\t', Quote = null, Escape = '\\', IsTrimmed = true, FirstLine = 7, HeaderRows = 2, Sheet = "A" };

        Assert.Equal(format, TableFormat.FromJson(format.ToJson()));
    }

    public void Dispose() => _folder.Dispose();

    private static string HowRead(ReadSource read) => string.Join(", ", read.Opened.Files[0].Format!.Describe(read.Opened.Files[0].Columns.Count));

    private Task<ReadSource> ReadAsync(string text, TableSource table) => ReadAsync(Encoding.UTF8.GetBytes(text), table);

    private Task<ReadSource> ReadAsync(byte[] bytes, TableSource table) =>
        ReadSource.OfAsync(new StreamSource { Stream = "rows", Header = table }, _folder.Write("rows.csv", bytes).Path);
}
