using Xunit;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Tests.Sources;

public sealed class ExcludedRowTests
{
    [Theory]
    [InlineData("1,a,5\n,,\n2,b,6\n", "2:blank-row", 2)]
    [InlineData("1,a,5\nid,name,amount\n2,b,6\n", "2:names-again", 2)]
    [InlineData("1,a,5\nTotal,,5\n", "2:total-row", 1)]
    [InlineData("1,a,5\n,Grand Total:,\"₹ 1,18,000.00 Dr\"\n,,\n", "3:blank-row 2:total-row", 1)]
    [InlineData("1,a,5\nSub total,,5\nTOTAL,,5\n", "2:total-row 3:total-row", 1)]
    [InlineData("1,a,5\nTotal,,5\n\n\"Monday, Mar 02, 2026 12:01:05 PM GMT-8 - Accrual Basis\"\n", "2:total-row 3:export-time", 1)]
    [InlineData("1,a,5\nMonday, Mar 02, 2026 12:01:05 PM GMT-8\n", "2:export-time", 1)]
    [InlineData("1,a,5\n\"Accrual Basis Monday, March 02, 2026 08:01 PM GMTZ\",,\n", "2:export-time", 1)]
    [InlineData("\"Monday, Mar 02, 2026 12:01:05 PM GMT-8\",,\n1,a,5\n", "", 2)]
    [InlineData("1,a,5\n\"Monday, Mar 02, 2026\",,\n", "", 2)]
    [InlineData("Total,,5\n1,a,5\n", "", 2)]
    [InlineData("1,a,5\nTotal,Paris,5\n", "", 2)]
    [InlineData("1,a,5\n2,Total,5\n", "", 2)]
    [InlineData("1,a,5\nTotalEnergies,,5\n", "", 2)]
    public async Task ReadAsync_RowsThatAreNoData_AreExcludedWithTheirReason(string rows, string excluded, int records)
    {
        var read = await ReadSource.OfTextAsync("id,name,amount\n" + rows, "id", "name");

        Assert.Equal(excluded, string.Join(' ', read.Strays.Select(stray => $"{stray.Row.Number}:{stray.Problem!.Code}")));
        Assert.All(read.Strays, stray => Assert.Equal((RowRole.Excluded, Severity.Warning), (stray.Role, stray.Problem!.Severity)));
        Assert.Equal(records, read.Records.Count);
        Assert.Equal(read.Opened.RowsOf(read.Opened.Files[0]), read.Rows.Count);
    }

    [Theory]
    [InlineData("Company Ltd\nDay Book,of 2024\n\n,,\nid,name\n1,a\n2,b\n", "3:1:above-names 4:2:above-names 5:4:blank-row", "Company Ltd|Day Book,of 2024|,,")]
    [InlineData("sep=,\nNames\nid,name\n1,a\n2,b\n", "3:2:above-names", "Names")]
    [InlineData("\"Company\nid,name\n1,a\n2,b\n", "3:1:above-names", "\"Company")]
    [InlineData("code,owner\nA,Ann\nid,name\n1,a\n2,b\n", "3:1:above-names 4:2:above-names", "code,owner|A,Ann")]
    public async Task ReadAsync_RowsAboveTheNames_AreCountedBehindTheOthersAndKept(string text, string above, string kept)
    {
        var read = await ReadSource.OfTextAsync(text, "id", "name");

        Assert.Equal(["a", "b"], read.Records.Select(record => record.Header.Cells[1]));
        Assert.Equal([1L, 2L], read.Records.Select(record => record.Header.Number));
        Assert.Equal(above, string.Join(' ', read.Strays.Select(stray => $"{stray.Row.Number}:{stray.Row.FirstLine}:{stray.Problem!.Code}")));
        Assert.Equal(kept, string.Join('|', read.Strays.Select(stray => stray.Row.Cells[0])));
        Assert.All(read.Strays, stray => Assert.Equal((RowRole.Excluded, Severity.Warning), (stray.Role, stray.Problem!.Severity)));
        Assert.Equal(read.Opened.RowsOf(read.Opened.Files[0]), read.Rows.Count);
    }

    [Fact]
    public async Task ReadAsync_ATitleWithTheKeyOfLines_LeavesThemOrphans()
    {
        using var folder = new ZohoMigrate.Testing.TemporaryFolder().Write("orders.csv", "7\nid,name\n1,a\n").Write("lines.csv", "order,n\n7,x\n");
        var source = new StreamSource
        {
            Stream = "orders",
            Header = new TableSource("orders.csv") { Columns = ["id", "name"] },
            Lines = new LineSource(new TableSource("lines.csv") { Columns = ["order"] }, [new JoinColumns("id", "order")]),
        };

        var read = await ReadSource.OfAsync(source, folder.Path);

        Assert.Equal([(RowRole.Excluded, "orders.csv#2"), (RowRole.Orphan, "lines.csv#1")], read.Strays.Select(stray => (stray.Role, stray.Row.Id)));
    }

    [Theory]
    [InlineData(null, "total-row", 2)]
    [InlineData(0, "", 3)]
    [InlineData(1, "footer-row", 2)]
    [InlineData(2, "footer-row footer-row", 1)]
    [InlineData(9, "footer-row footer-row footer-row", 0)]
    public async Task SkipFooter_SaysWhatIsLeftOut(int? skipped, string excluded, int records)
    {
        using var folder = new ZohoMigrate.Testing.TemporaryFolder().Write("rows.csv", "id,name\n1,a\n2,b\nTotal,3\n");
        var table = new TableSource("rows.csv") { Columns = ["id"], SkipFooter = skipped };

        var read = await ReadSource.OfAsync(new StreamSource { Stream = "rows", Header = table }, folder.Path);

        Assert.Equal((excluded, records), (string.Join(' ', read.Strays.Select(stray => stray.Problem!.Code)), read.Records.Count));
    }

    [Fact]
    public async Task LeftOut_ARowThatSaysWhy_IsExcludedWithItsReason()
    {
        using var folder = new ZohoMigrate.Testing.TemporaryFolder().Write("rows.csv", "id,why\n1,\n2,an order\n3,NULL\n4,an order\n5,a draft\n").Write("lines.csv", "id\n1\n2\n");
        var source = ReadSource.Plain("rows.csv", "id", "why") with { LeftOut = "why" };

        var read = await ReadSource.OfAsync(source, folder.Path);
        var joined = await ReadSource.OfAsync(source with { Lines = new LineSource(new TableSource("lines.csv") { Columns = ["id"] }, [new JoinColumns("id", "id")]) }, folder.Path);

        Assert.Equal(["1", "3"], read.Records.Select(record => record.Header.Cells[0]));
        Assert.All(read.Strays, stray => Assert.Equal((RowRole.Excluded, "left-out", Severity.Warning), (stray.Role, stray.Problem!.Code, stray.Problem.Severity)));
        Assert.Equal("rows.csv line 3: the row is left out: an order.", read.Strays[0].Problem!.Message);
        // By the hint they are counted.
        Assert.Equal([2, 1], read.Strays.CountBy(stray => stray.Problem!.Hint!).Select(reason => reason.Value));
        Assert.Equal(["rows.csv#2", "rows.csv#4", "rows.csv#5", "lines.csv#2"], joined.Strays.Select(stray => stray.Row.Id));
        Assert.Null(joined.Strays[3].Problem);
    }

    [Theory]
    [InlineData("1,a,,\n", "1|a")]
    [InlineData("1,a,x\n", "ragged-row")]
    [InlineData("1\n", "ragged-row")]
    public async Task ReadAsync_ARowWiderOrNarrower_FitsOnlyIfNothingIsLostOrGuessed(string row, string expected)
    {
        var read = await ReadSource.OfTextAsync("id,name\n2,b\n" + row, "id", "name");

        Assert.Equal(expected, read.Strays.Count == 0 ? string.Join('|', read.Records[^1].Header.Cells) : read.Strays[0].Problem!.Code);
    }

    [Fact]
    public async Task ReadAsync_NamesThatEndWithASeparator_RowsNeedNone()
    {
        var read = await ReadSource.OfTextAsync("id,name,\n1,a\n2,b,\n3,c,x\n", "id", "name");

        Assert.Equal(["", "", "x"], read.Records.Select(record => record.Header.Cells[2]));
    }
}
