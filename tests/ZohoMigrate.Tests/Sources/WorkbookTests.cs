using System.IO.Compression;
using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;
using ZohoMigrate.Pipeline.Sources.Sheets;
using ZohoMigrate.Testing;
using static ZohoMigrate.Tests.Sources.WorkbookFile;

namespace ZohoMigrate.Tests.Sources;

public sealed class WorkbookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("45383", 1, "2024-04-01")]
    [InlineData("45383.5", 2, "2024-04-01T12:00:00")]
    [InlineData("0.75", 3, "18:00:00")]
    [InlineData("123", 4, "00123")]
    [InlineData("0.1", 0, "0.1")]
    [InlineData("0.30000000000000004", 0, "0.30000000000000004")]
    [InlineData("2.81134900000107E+18", 0, "2.81134900000107E+18")]
    [InlineData("123456789012345", 0, "123456789012345")]
    [InlineData("1E-7", 0, "0.0000001")]
    [InlineData("-11800", 0, "-11800")]
    public async Task ReadAsync_ANumber_IsItsValueInFull(string stored, int style, string read) =>
        Assert.Equal(read, (await ReadAsync([Number("1"), Number(stored, style)])).Records.Single().Header.Cells[1]);

    // What is shown as 18 % is stored as 0.18, and a mapping that reads percentages means what is shown.
    [Theory]
    [InlineData(0.18, "0%", "18%")]
    [InlineData(0.145, "0.0%", "14.5%")]
    [InlineData(-0.05, "0%;[Red]-0%", "-5%")]
    [InlineData(0.18, "0.00\" %\"", "0.18")]
    [InlineData(0.18, "0.00\\%", "0.18")]
    [InlineData(0.18, "General", "0.18")]
    [InlineData(0.18, null, "0.18")]
    public void Of_APercentage_IsAsItIsShown(double stored, string? format, string text) => Assert.Equal(text, CellText.Of(stored, format));

    // Tally's exports keep the side of an amount in the format alone: 500.00 Dr and 300.00 Cr are both stored as they are, without a sign.
    [Theory]
    [InlineData(500, "\"\"0.00\" Dr\"", "500 Dr")]
    [InlineData(300.5, "\"\"0.00\" Cr\"", "300.5 Cr")]
    [InlineData(-300, "0.00\" Dr\";0.00\" Cr\"", "300 Cr")]
    [InlineData(300, "0.00\" Dr\";0.00\" Cr\";0.00", "300 Dr")]
    [InlineData(0, "0.00\" Dr\";0.00\" Cr\";0.00", "0")]
    [InlineData(-300, "0.00\\ \\D\\r", "-300 Dr")]
    [InlineData(11, "0\" nos\"", "11")]
    [InlineData(500, "\"Rs.\"#,##0.00\" Dr\"", "500 Dr")]
    [InlineData(-300, "[>=100000]##\\,##\\,##0.00\" Dr\";#,##0.00\" Dr\"", "-300 Dr")]
    [InlineData(-300, "[<0]0.00\" Cr\";0.00\" Dr\"", "300 Cr")]
    [InlineData(300, "[<0]0.00\" Cr\";0.00\" Dr\"", "300 Dr")]
    [InlineData(10, "#,##0.0_%_)", "10")]
    [InlineData(1e20, "0%", "1E+20")]
    [InlineData(7, "\"Cr. No. \"0", "7")]
    public void Of_AnAmountWithASide_KeepsIt(double stored, string format, string text) => Assert.Equal(text, CellText.Of(stored, format));

    [Fact]
    public async Task ReadAsync_TextAndFormulas_AreWhatTheyCameTo()
    {
        var read = await ReadAsync([Text(" Müller & Söhne, \"x\""), Formula("1+1", "2")]);

        Assert.Equal([" Müller & Söhne, \"x\"", "2"], read.Records.Single().Header.Cells);
    }

    [Theory]
    [InlineData("><f>1+1</f>", "cell-error")]
    [InlineData("><f>1+1</f><v>2</v>", "")]
    [InlineData("t=\"str\"><f>TRIM(A1)</f><v></v>", "")]
    public async Task ReadAsync_AFormulaNobodyHasWorkedOut_IsNoEmptyCell(string cell, string code)
    {
        var read = await ReadRowsAsync([Text("id"), Text("name")], [cell, Text("a")], [Text("2"), Text("b")]);

        Assert.Equal(code, string.Join(' ', read.Strays.Select(stray => stray.Problem!.Code)));
        Assert.All(read.Strays, stray => Assert.Contains("its `id` holds the error #CALC! in place of a value", stray.Problem!.Message, StringComparison.Ordinal));
        Assert.Equal(code.Length == 0 ? 2 : 1, read.Records.Count);
    }

    [Fact]
    public async Task ReadAsync_TitleAboveAndGapsBetween_RowsAreNumberedAsExcelDoes()
    {
        var read = await ReadRowsAsync([Text("Customers of 2024")], [], [Text("id"), Text("name")], [Number("1"), Text("a")], [], [Number("2")]);

        Assert.Equal([(1L, 4L, "a"), (2L, 6L, "")], read.Records.Select(record => (record.Header.Number, record.Header.FirstLine, record.Header.Cells[1])));
        Assert.Equal("book.xlsx[Data]", read.Opened.Files[0].Name);
        Assert.Equal("book.xlsx", read.Opened.Files[0].Path);
    }

    [Fact]
    public async Task ReadAsync_AnErrorInAColumnThatIsRead_IsAnUnreadableRowAndElsewhereDoesNoHarm()
    {
        var read = await ReadRowsAsync(
            [Text("id"), Text("name"), Text("other")], [Number("1"), Error("#REF!"), Text("x")], [Number("2"), Text("a,b"), Error("#N/A")], [Number("3"), Text("#REF!x")]);

        var stray = Assert.Single(read.Strays);
        Assert.Equal((RowRole.Unreadable, "cell-error", 2L), (stray.Role, stray.Problem!.Code, stray.Row.FirstLine));
        Assert.Equal("book.xlsx[Data] line 2: the row cannot be read: its `name` holds the error #REF! in place of a value.", stray.Problem.Message);
        Assert.Equal(["1,#REF!,x"], stray.Row.Cells);
        Assert.Equal(["2", "3"], read.Records.Select(record => record.Header.Cells[0]));
        Assert.Equal("#N/A", read.Records[0].Header.Cells[2]);
    }

    // Excel keeps the value of merged cells in the first alone: B2:B3 are one cell. Those of the names, and of a block that is all of its rows, are nobody's.
    [Fact]
    public async Task ReadAsync_ACellMergedWithTheOneAbove_IsNoEmptyCell()
    {
        _folder.Write("book.xlsx", OfMerged(["A1:A2", "B3:B4", "A6:C7"],
            [[Text("id"), Text("name")], [null, null], [Number("1"), Text("Goa")], [Number("2")], [Number("3"), Text("Bar")], [Text("4"), Text("d")], []]));
        var read = await OfAsync(null, "id", "name");

        var stray = Assert.Single(read.Strays, stray => stray.Role == RowRole.Unreadable);
        Assert.Equal("book.xlsx[Sheet1] line 4: the row cannot be read: its `name` holds the error #MERGED! in place of a value.", stray.Problem!.Message);
        Assert.Equal(["1", "3", "4"], read.Records.Select(record => record.Header.Cells[0]));
        Assert.Equal(["1", "2", "3", "4"], (await OfAsync(null, "id")).Records.Select(record => record.Header.Cells[0]));
    }

    [Fact]
    public async Task ReadAsync_ATotalAtTheEnd_IsExcluded()
    {
        var read = await ReadRowsAsync([Text("id"), Text("name")], [Number("1"), Text("a")], [Text("Grand Total"), Number("118000.5")]);

        Assert.Equal([(RowRole.Excluded, "total-row")], read.Strays.Select(stray => (stray.Role, stray.Problem!.Code)));
    }

    [Fact]
    public async Task ReadAsync_ACellBesideTheTable_IsSaid()
    {
        var problem = Assert.Single((await ReadRowsAsync([Text("id"), Text("name")], [Number("1"), Text("a"), Text("?")])).Strays).Problem!;

        Assert.Equal(("ragged-row", "Name the column above that cell, or empty the cell. Where two rows name the columns together, say `header_rows: 2`."), (problem.Code, problem.Hint));
    }

    [Theory]
    [InlineData(null, "book.xlsx has 2 sheets: say which one is meant, as in source: { file: book.xlsx, sheet: \"Data\" }. They are: `Data`, `More`.")]
    [InlineData("Dat", "book.xlsx has no sheet `Dat`. It has: `Data`, `More`. Did you mean `Data`?")]
    public async Task OpenAsync_NoSheetOfThatName_NamesThoseThereAre(string? sheet, string message)
    {
        _folder.Write("book.xlsx", Of(("Data", [[Text("id")], [Number("1")]]), ("More", [[Text("id")], [Number("2")]])));

        Assert.Equal(message, (await Assert.ThrowsAsync<SourceException>(() => OfAsync(sheet, "id"))).Message);
    }

    [Fact]
    public async Task OpenAsync_AllSheetsHidden_SaysSoAndReadsTheOneThatIsNamed()
    {
        _folder.Write("book.xlsx", OfHidden(("Data", [[Text("id")], [Number("1")]]), ("More", [[Text("id")], [Number("2")]])));

        Assert.Equal(
            "book.xlsx has only hidden sheets, which nobody sees in Excel. Show the one that is meant, or say which one is meant, as in source: { file: book.xlsx, sheet: \"Data\" }. They are: `Data`, `More`.",
            (await Assert.ThrowsAsync<SourceException>(() => OfAsync(null, "id"))).Message);
        Assert.Equal("2", (await OfAsync("More", "id")).Records.Single().Header.Cells[0]);
    }

    [Fact]
    public async Task ReadAsync_ASheetByName_IsRead()
    {
        _folder.Write("book.xlsx", Of(("Data", [[Text("id")], [Number("1")]]), ("More", [[Text("id")], [Number("2")]])));

        Assert.Equal("2", (await OfAsync("More", "id")).Records.Single().Header.Cells[0]);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(700)]
    public async Task OpenAsync_AWorkbookCutOff_IsSaidPlainly(int bytes)
    {
        _folder.Write("book.xlsx", Of(("Data", [[Text("id")], [Number("1")]]))[..bytes]);

        Assert.Contains("book.xlsx cannot be read: it is an Excel workbook, or another zip archive, not a CSV file.", (await Assert.ThrowsAsync<SourceException>(() => OfAsync(null, "id"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/worksheets/texts.xml")]
    [InlineData("custom/Texts.XML")]
    public async Task OpenAsync_ATextTableOfHundredsOfMegabytes_IsRefusedBeforeItIsUnpacked(string part)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Of(("Data", [[Text("id")], [Number("1")]])));
        using (var parts = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var texts = await parts.CreateEntry(part, CompressionLevel.Fastest).OpenAsync();
            var megabyte = new byte[1024 * 1024];
            for (var i = 0; i < 257; i++)
                await texts.WriteAsync(megabyte);
        }

        _folder.Write("book.xlsx", bytes.ToArray());

        Assert.Contains("book.xlsx is too big a workbook: ", (await Assert.ThrowsAsync<SourceException>(() => OfAsync(null, "id"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_ACellFarBeyondAnyColumn_IsRefusedBeforeItsRowIsMade()
    {
        _folder.Write("book.xlsx", Of(("Data", [[Text("id")], [Number("1")]]), ("Wide", [[Text("id")]])));
        using (var parts = ZipFile.Open(_folder["book.xlsx"], ZipArchiveMode.Update))
        {
            parts.GetEntry("xl/worksheets/sheet2.xml")!.Delete();
            await using var sheet = new StreamWriter(await parts.CreateEntry("xl/worksheets/sheet2.xml").OpenAsync());
            await sheet.WriteAsync("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZ1"><v>2</v></c></row></sheetData></worksheet>""");
        }

        var before = GC.GetTotalAllocatedBytes();
        Assert.Contains("cells, and a row may have 100000.", (await Assert.ThrowsAsync<SourceException>(() => OfAsync("Wide", "id"))).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50_000_000);
    }

    [Fact]
    public async Task ReadAsync_AnErrorInARowWithLines_IsOneOfItsRecordWhichIsRefusedWithThem()
    {
        _folder.Write("book.xlsx", Of(
            ("Orders", [[Text("id"), Text("state"), Text("date")], [Number("1"), Text("ok"), Error("#REF!")], [Number("2"), Error("#N/A"), Text("x")], [Error("#NAME?"), Text("ok"), Text("x")]]),
            ("Lines", [[Text("order"), Text("n")], [Number("1"), Text("a")], [Number("2"), Text("b")], [Number("1"), Text("c")]])));
        var source = new StreamSource
        {
            Stream = "orders",
            Header = new TableSource("book.xlsx") { Sheet = "Orders", Columns = ["id", "state", "date"] },
            Lines = new LineSource(new TableSource("book.xlsx") { Sheet = "Lines", Columns = ["order", "n"] }, [new JoinColumns("id", "order")]),
            Where = [new RowCondition("state", ["ok"], Negated: false)],
        };

        var read = await ReadSource.OfAsync(source, _folder.Path);

        Assert.Equal(["a c", "b"], read.Records.Select(record => string.Join(' ', record.Lines.Select(line => line.Cells[1]))));
        Assert.Equal([(RowRole.Unreadable, "cell-error", 4L)], read.Strays.Select(stray => (stray.Role, stray.Problem!.Code, stray.Row.FirstLine)));
    }

    public void Dispose() => _folder.Dispose();

    private Task<ReadSource> ReadAsync(params string?[] row) => ReadRowsAsync([Text("id"), Text("name")], row);

    private Task<ReadSource> ReadRowsAsync(params string?[][] rows)
    {
        _folder.Write("book.xlsx", Of(("Data", rows)));
        return OfAsync(sheet: null, "id", "name");
    }

    private Task<ReadSource> OfAsync(string? sheet, params string[] columns) => ReadSource.OfAsync(
        new StreamSource { Stream = "rows", Header = new TableSource("book.xlsx") { Sheet = sheet, Columns = columns } }, _folder.Path);
}
