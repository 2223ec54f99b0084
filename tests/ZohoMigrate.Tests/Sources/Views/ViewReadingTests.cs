using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Tests.Sources.Views;

public sealed class ViewReadingTests : IDisposable
{
    private readonly ViewFolder _folder = new();

    [Fact]
    public async Task ReadAsync_ARowOfAView_StandsWhereItIsMadeFrom()
    {
        var (read, _) = await _folder.ReadAsync("SELECT l._row, l.guid, NULL AS none FROM ledgers l JOIN groups g ON g.name = l.parent ORDER BY l.guid DESC");

        Assert.Equal(
            [("ledgers.csv", 2L, 3L, 4L, "L2|"), ("ledgers.csv", 1L, 2L, 2L, "L1|")],
            read.Records.Select(record => record.Header).Select(row => (row.File.Name, row.Number, row.FirstLine, row.LastLine, string.Join('|', row.Cells))));
        Assert.Equal(["guid", "none"], read.Records[0].Header.File.Columns);
    }

    [Fact]
    public async Task ReadAsync_BlanksAroundTheNameOfAColumn_AreNoneOfIt()
    {
        _folder.Write("groups.csv", "name ,\u00A0parent\nG1,P1\n");

        var (read, _) = await _folder.ReadAsync("SELECT _row, name, parent FROM groups");

        Assert.Equal(["G1", "P1"], Assert.Single(read.Records).Header.Cells);
    }

    [Fact]
    public async Task ReadAsync_RowsOfSeveralFiles_EachNamesItsOwn()
    {
        var (read, accounts) = await _folder.ReadAsync("SELECT _row, name FROM groups UNION ALL SELECT _row, name FROM ledgers");

        Assert.Equal(
            ["groups.csv#1", "groups.csv#2", "ledgers.csv#1", "ledgers.csv#2", "ledgers.csv#3"], read.Records.Select(record => record.Header.Id));
        Assert.Equal([2L, 3L], read.Opened.Files.Select(read.Opened.RowsOf));
        Assert.Equal([new TableAccount("groups.csv", 2, 2, 0), new TableAccount("ledgers.csv", 3, 3, 0)], accounts.Tables);
    }

    [Fact]
    public async Task ReadAsync_SeveralRowsOfOneSourceRow_HaveNamesOfTheirOwn()
    {
        var (read, _) = await _folder.ReadAsync("SELECT l._row, g.name FROM ledgers l JOIN groups g ON l.guid = 'L2' ORDER BY g.name");

        Assert.Equal([(2L, 3L), (5L, 3L)], read.Records.Select(record => (record.Header.Number, record.Header.FirstLine)));
    }

    [Fact]
    public async Task ReadAsync_ARowMadeFromSeveral_NamesTheFirstAndCountsAll()
    {
        var (read, accounts) = await _folder.ReadAsync(
            "SELECT group_concat(_row) AS _row, decimal_sum(amount) AS total FROM (SELECT * FROM ledgers WHERE guid < 'L3' ORDER BY _row)");

        var row = Assert.Single(read.Records).Header;
        Assert.Equal(("ledgers.csv#1", "0.30"), (row.Id, row.Cells[0]));
        Assert.Equal(2, accounts.Tables.Single(table => table.File == "ledgers.csv").InViews);
    }

    [Theory]
    [InlineData("decimal_sum(amount)", "10000000000000.03")]
    [InlineData("sum(amount)", "10000000000000.0")]
    public async Task ReadAsync_LargeAmounts_AreExactByTheFunctionThatIs(string sum, string total)
    {
        _folder.Write("ledgers.csv", "guid,name,parent,amount\nL1,a,p,10000000000000\nL2,b,p,0.01\nL3,c,p,0.02\nL4,d,p,\n");

        var (read, _) = await _folder.ReadAsync($"SELECT min(_row) AS _row, {sum} AS total FROM ledgers");

        Assert.Equal(total, Assert.Single(read.Records).Header.Cells[0]);
    }

    [Fact]
    public async Task ReadAsync_AnAmountThatIsNone_IsTheSum()
    {
        _folder.Write("ledgers.csv", "guid,name,parent,amount\nL1,a,p,1\nL2,b,p,\"1,5\"\n");

        var (read, _) = await _folder.ReadAsync("SELECT min(_row) AS _row, decimal_sum(amount) AS total FROM ledgers");

        Assert.Equal("1,5", Assert.Single(read.Records).Header.Cells[0]);
    }

    [Theory]
    [InlineData("sum", "\"1,18,000.00\"")]
    [InlineData("total", "\"1,5\"")]
    [InlineData("avg", "ten")]
    [InlineData("sum", "1.5 Dr")]
    [InlineData("sum", "0x10")]
    public async Task ReadAsync_ASumOverWhatIsNoNumber_EndsTheViewAndNamesTheCell(string function, string cell)
    {
        _folder.Write("ledgers.csv", $"guid,name,parent,amount\nL1,a,p,1\n\nL2,b,p,{cell}\n");

        var fault = await Assert.ThrowsAsync<SourceException>(() => _folder.ReadAsync($"SELECT min(_row) AS _row, {function}(amount) AS total FROM ledgers"));

        Assert.StartsWith(
            $"views/x.sql cannot be run to its end: {function} met a text that is no plain number: it stands in `amount` of ledgers.csv line 4. Mend the cell, or write it as a plain number in the view (`replace(amount, ',', '')`); with `decimal_sum`",
            fault.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(cell.Trim('"'), fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sum(amount)", "3.5")]
    [InlineData("sum(replace(amount, '.5', ''))", "3")]
    [InlineData("sum(DISTINCT amount)", "3.5")]
    [InlineData("total(amount)", "3.5")]
    [InlineData("avg(amount)", "1.75")]
    [InlineData("sum(length(guid))", "6")]
    [InlineData("sum(amount) FILTER (WHERE guid = 'L1')", "1")]
    [InlineData("coalesce(sum(amount) FILTER (WHERE guid = 'L2'), 'none')", "none")]
    [InlineData("total(amount) FILTER (WHERE guid = 'L2')", "0.0")]
    public async Task ReadAsync_ASumOverNumbers_IsTheirs(string sum, string total)
    {
        _folder.Write("ledgers.csv", "guid,name,parent,amount\nL1,a,p,1\nL2,b,p,\nL3,c,p,2.5\n");

        var (read, _) = await _folder.ReadAsync($"SELECT min(_row) AS _row, {sum} AS total FROM ledgers");

        Assert.Equal(total, Assert.Single(read.Records).Header.Cells[0]);
    }

    [Fact]
    public async Task ReadAsync_ACellThatIsEmpty_IsAnEmptyText()
    {
        var (read, _) = await _folder.ReadAsync("SELECT _row, typeof(amount) || amount AS cell FROM ledgers WHERE amount = ''");

        Assert.Equal("text", Assert.Single(read.Records).Header.Cells[0]);
    }

    [Fact]
    public async Task ReadAsync_AParameter_IsText()
    {
        _folder.Parameters["cutover"] = "0' OR 1; DROP TABLE groups; --";

        var (read, _) = await _folder.ReadAsync("SELECT _row, :cutover AS cutover FROM groups WHERE :cutover > '0' -- :nothing\n;\n-- the end");

        Assert.Equal(2, read.Records.Count);
        Assert.Equal(_folder.Parameters["cutover"], read.Records[0].Header.Cells[0]);
    }

    [Fact]
    public async Task ReadAsync_UnreadableRowsOfATable_AreHandedOutOnceAndSeenByNoView()
    {
        _folder.Write("groups.csv", "name,parent\nDebtors\nNorth,Debtors\n");

        var (read, accounts) = await _folder.ReadAsync("SELECT _row, name FROM groups");

        var stray = Assert.Single(read.Strays);
        Assert.Equal((RowRole.Unreadable, "groups.csv#1", 2L, "ragged-row"), (stray.Role, stray.Row.Id, stray.Row.FirstLine, stray.Problem!.Code));
        Assert.Equal("groups.csv#2", Assert.Single(read.Records).Header.Id);
        Assert.Equal([new TableAccount("groups.csv", 2, 1, 1)], accounts.Tables);
    }

    [Fact]
    public async Task ReadAsync_TheSameViewOverOtherData_HasOtherLastingNames()
    {
        const string Sql = "SELECT l._row, l.guid FROM ledgers l JOIN groups g ON g.name = l.parent";
        var (first, _) = await _folder.ReadAsync(Sql);
        var (same, _) = await _folder.ReadAsync(Sql);
        var (otherView, _) = await _folder.ReadAsync(Sql + " ");
        _folder.Write("groups.csv", "name,parent\nNorth,\nDebtors,\n");
        var (otherTable, _) = await _folder.ReadAsync(Sql);
        _folder.Parameters["cutover"] = "2025-04-01";
        var (otherParameter, _) = await _folder.ReadAsync(Sql);

        string[] names = [.. new[] { first, otherView, otherTable, otherParameter }.Select(read => read.Records[0].Header.LastingId)];
        Assert.Equal(4, names.Distinct().Count());
        Assert.Equal(names[0], same.Records[0].Header.LastingId);
        Assert.Equal(first.Opened.Files[1].Content, otherTable.Opened.Files[1].Content);
    }

    public void Dispose() => _folder.Dispose();
}
