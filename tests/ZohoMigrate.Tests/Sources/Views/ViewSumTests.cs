using Xunit;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources;

namespace ZohoMigrate.Tests.Sources.Views;

/// <summary>Sums of what a view reckons, and what is said of those that are refused.</summary>
public sealed class ViewSumTests : IDisposable
{
    private readonly ViewFolder _folder = new();

    [Theory]
    [InlineData("sum(CAST(amount AS REAL))", "12345678901234.56", "12345678901234.56")]
    [InlineData("sum(amount)", "12345678901234.56", "12345678901234.56")]
    [InlineData("sum(CAST(amount AS REAL))", "9e300", "9.0e+300")]
    [InlineData("total(CAST(amount AS REAL))", "9e300", "9.0e+300")]
    [InlineData("avg(CAST(amount AS REAL))", "12345678901234.56", "12345678901234.56")]
    [InlineData("sum(CAST(amount AS REAL) * 10)", "1e308", "Inf")]
    [InlineData("sum(amount)", "79228162514264337593543950336", "7.92281625142643e+28")]
    public async Task ReadAsync_ASumOfOneNumber_IsAsSqliteHasIt(string sum, string cell, string total)
    {
        _folder.Write("ledgers.csv", $"guid,name,parent,amount\nL1,a,p,{cell}\n");

        var (read, _) = await _folder.ReadAsync($"SELECT min(_row) AS _row, printf('%!.16g', {sum}) AS exact, {sum} AS total FROM ledgers");

        Assert.Contains(total, read.Records[0].Header.Cells);
    }

    [Theory]
    [InlineData("sum(CAST(amount AS REAL))", "0.6")]
    [InlineData("sum(amount)", "0.6")]
    [InlineData("sum(CASE guid WHEN 'L1' THEN amount ELSE CAST(amount AS REAL) END)", "0.6")]
    [InlineData("avg(CAST(amount AS REAL))", "0.2")]
    public async Task ReadAsync_FractionsAddedUp_LoseNothing(string sum, string total)
    {
        _folder.Write("ledgers.csv", "guid,name,parent,amount\nL1,a,p,0.1\nL2,b,p,0.2\nL3,c,p,0.3\n");

        var (read, _) = await _folder.ReadAsync($"SELECT min(_row) AS _row, printf('%!.16g', {sum}) AS total FROM ledgers");

        Assert.Equal(total, Assert.Single(read.Records).Header.Cells[0]);
    }

    [Fact]
    public async Task ReadAsync_ARefusedTextThatStandsInSeveralColumns_IsSaidOfAllOfThem()
    {
        _folder.Write("ledgers.csv", "guid,name,parent,amount\nn/a,a,p,1\nL2,b,p,2\nL3,c,p,n/a\nL4,c,p,n/a\n");

        Assert.Contains(
            "no plain number: it stands in `guid` of ledgers.csv line 2, in `amount` of ledgers.csv line 4 (and 1 more). Mend the cell",
            await FaultAsync("SELECT min(_row) AS _row, sum(amount) AS total FROM ledgers"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ARefusedTextOfATableThatIsNotRead_IsNotSought()
    {
        _folder.Write("groups.csv", "name,parent\nn/a,\n");
        await _folder.ReadAsync("SELECT _row, name FROM groups");

        var fault = await FaultAsync("SELECT min(_row) AS _row, sum('n/a') AS total FROM ledgers WHERE guid <> (SELECT count(*) FROM ledgers)");

        Assert.Contains("no plain number. Mend the cell", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ASumRefusedInAMadeTable_NamesTheCellThoughAnotherTableHasTheText()
    {
        _folder.Write("ledgers.csv", "guid,name,parent,amount\nL1,a,p,n/a\n");
        _folder.Write("late.csv", "name\nn/a\n");
        Make("sums", "SELECT group_concat(_row) AS _row, sum(amount) AS total FROM ledgers");
        _folder.More.Add(new("late", new TableSource("late.csv")));

        Assert.Contains(
            "views/sums.sql cannot be run to its end: sum met a text that is no plain number: it stands in `amount` of ledgers.csv line 2. Mend",
            await FaultAsync("SELECT s._row, s.total FROM sums s JOIN late l"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ASumRefusedInATableBelow_IsNoBug()
    {
        _folder.Write("late.csv", "name\nn/a\n");
        Make("sums", "SELECT group_concat(_row) AS _row, sum(replace(amount, '0.10', 'n/a')) AS total FROM ledgers");
        _folder.More.Add(new("late", new TableSource("late.csv")));

        Assert.Contains("no plain number. Mend", await FaultAsync("SELECT s._row, s.total FROM sums s JOIN late l"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ASumOverATableThatIsMade_NamesTheCellOfItsFile()
    {
        _folder.Write("ledgers.csv", "guid,name,parent,amount\nL1,a,p,n/a\n");
        Make("known", "SELECT _row, amount AS cents FROM ledgers");

        Assert.Contains(
            "it stands in `amount` of ledgers.csv line 2.", await FaultAsync("SELECT min(_row) AS _row, sum(cents) AS total FROM known"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ASumOfBytes_NamesNoEmptyCell() => Assert.Contains(
        "sum met a text that is no plain number. Mend", await FaultAsync("SELECT min(_row) AS _row, sum(CAST(guid AS BLOB)) AS total FROM ledgers"), StringComparison.Ordinal);

    [Theory]
    [InlineData("sum")]
    [InlineData("total")]
    [InlineData("avg")]
    [InlineData("decimal_sum")]
    public async Task CheckAsync_ARunningSum_IsRefusedAndSaysWhatToDo(string function)
    {
        var fault = await _folder.FaultAsync($"SELECT _row, {function}(amount) OVER (ORDER BY _row) AS running FROM ledgers");

        Assert.Contains($"{function}() may not be used as a window function at views/x.sql:1:", fault, StringComparison.Ordinal);
        Assert.Contains("(SELECT sum(b.amount) FROM legs b WHERE b.guid = a.guid AND b._row <= a._row)", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ARunningSumAsTheErrorSays_IsThat()
    {
        _folder.Write("legs.csv", "guid,amount\nA,0.10\nA,0.20\nB,1\n");
        _folder.More.Add(new("legs", new TableSource("legs.csv")) { Index = ["guid"] });

        var (read, _) = await _folder.ReadAsync("""
            SELECT a._row, (SELECT sum(b.amount) FROM legs b WHERE b.guid = a.guid AND b._row <= a._row) AS running,
              row_number() OVER (PARTITION BY a.guid ORDER BY a._row) AS place
            FROM legs a ORDER BY a._row
            """);

        Assert.Equal(["0.1 1", "0.3 2", "1 1"], read.Records.Select(record => string.Join(' ', record.Header.Cells)));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> FaultAsync(string sql) => (await Assert.ThrowsAsync<SourceException>(() => _folder.ReadAsync(sql))).Message;

    private void Make(string name, string sql) => _folder.Make(name, sql);
}
