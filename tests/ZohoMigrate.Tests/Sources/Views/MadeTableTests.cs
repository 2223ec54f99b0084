using Xunit;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Tests.Sources.Views;

/// <summary>Tables that views make of other tables, and those whose file or columns not every export has.</summary>
public sealed class MadeTableTests : IDisposable
{
    private readonly ViewFolder _folder = new();

    [Fact]
    public async Task ReadAsync_ATableMadeOfAnother_KeepsNumbersAndTheRowsItIsMadeFrom()
    {
        Make("known", "SELECT _row, guid, parent, CAST(amount AS REAL) * 100 AS cents FROM ledgers", "parent");
        Make("sums", "SELECT group_concat(_row) AS _row, parent, max(cents) AS most FROM known GROUP BY parent");

        var (read, accounts) = await _folder.ReadAsync("SELECT _row, parent, typeof(most) AS type FROM sums WHERE most > 9 ORDER BY parent");

        Assert.Equal(
            ["ledgers.csv#2: Debtors real", "ledgers.csv#1: North real"],
            read.Records.Select(record => $"{record.Header.Id}: {string.Join(' ', record.Header.Cells)}"));
        Assert.Equal([new TableAccount("ledgers.csv", 3, 2, 0)], accounts.Tables);
    }

    [Fact]
    public async Task ReadAsync_ATableThatReadsAParameter_IsMadeWithIt()
    {
        Make("late", "SELECT _row, name FROM groups WHERE :cutover > '2024' -- which the SELECT ends with");

        Assert.Equal(2, (await _folder.ReadAsync("SELECT _row, name FROM late")).Read.Records.Count);
    }

    [Fact]
    public async Task ReadAsync_AMadeTableOfOtherText_IsAnotherReading()
    {
        Make("known", "SELECT _row, name FROM groups");
        var (before, _) = await _folder.ReadAsync("SELECT _row, name FROM known");
        _folder.More.Clear();
        Make("known", "SELECT _row, name FROM groups ORDER BY name");

        var (after, _) = await _folder.ReadAsync("SELECT _row, name FROM known");

        Assert.NotEqual(before.Records[0].Header.LastingId, after.Records[0].Header.LastingId);
    }

    [Theory]
    [InlineData("SELECT _row, nme FROM groups", "no such column `nme` at views/known.sql:1:14 (did you mean `name`?)")]
    [InlineData("SELECT name, parent FROM groups", "views/known.sql has no column `_row`")]
    [InlineData("DELETE FROM groups", "DELETE is not allowed in a view at views/known.sql:1:1")]
    [InlineData("SELECT _row, name FROM known", "no such table `known` at views/known.sql:1:24")]
    [InlineData("SELECT _row, name FROM groups", "views/known.sql does not have the columns its mapping needs: `parent`")]
    public async Task Check_AMadeTableThatIsNone_IsSaid(string sql, string fault)
    {
        Make("known", sql, "parent");

        Assert.Contains(fault, await _folder.FaultAsync("SELECT _row FROM groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AnOptionalFile_IsAnEmptyTableUntilItIsThere()
    {
        _folder.More.Add(new("rates", new TableSource("rates.csv")) { IsOptional = true, Columns = ["name", "rate"], Index = ["name"] });
        const string Sql = "SELECT g._row, g.name, coalesce(r.rate, 'none') AS rate FROM groups g LEFT JOIN rates r ON r.name = g.name ORDER BY g._row";
        var (without, _) = await _folder.ReadAsync(Sql);
        _folder.Write("rates.csv", "name,rate\nNorth,5\n");

        var (with, _) = await _folder.ReadAsync(Sql);

        Assert.Equal(["none", "none"], without.Records.Select(record => record.Header.Cells[1]));
        Assert.Equal(["none", "5"], with.Records.Select(record => record.Header.Cells[1]));
        Assert.NotEqual(without.Records[0].Header.LastingId, with.Records[0].Header.LastingId);
    }

    [Fact]
    public async Task ReadAsync_AColumnTheFileHasNot_IsEmpty()
    {
        _folder.More.Add(new("again", new TableSource("groups.csv")) { Columns = ["Name", "email"] });

        var (read, _) = await _folder.ReadAsync("SELECT _row, name, typeof(email) || email AS email FROM again");

        Assert.Equal(["Debtors|text", "North|text"], read.Records.Select(record => string.Join('|', record.Header.Cells)));
    }

    public void Dispose() => _folder.Dispose();

    private void Make(string name, string sql, params string[] index) => _folder.More.Add(new(name, new TableSource($"views/{name}.sql")
    {
        View = new ViewSource($"views/{name}.sql", sql) { Tables = [.. _folder.Source(sql).Header.View!.Tables], Parameters = _folder.Parameters },
    })
    {
        Index = index,
    });
}
