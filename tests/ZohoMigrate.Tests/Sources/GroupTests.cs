using Xunit;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources;

/// <summary>Records from groups of rows of one file.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task ReadAsync_RowsInAnyOrder_AreGroupedInTheOrderOfTheirFirstRows()
    {
        var read = await ReadAsync(["no"], "no,n\n2,a\n1,b\n2,c\n3,d\n1,e\n");

        Assert.Equal(["a c", "b e", "d"], read.Records.Select(record => string.Join(' ', record.Lines.Select(line => line.Cells[1]))));
        Assert.Equal([0L, 1L, 2L], read.Records.Select(record => record.Ordinal));
        Assert.All(read.Records, record => Assert.Same(record.Header, record.Lines[0]));
        Assert.Single(read.Opened.Files);
        Assert.Equal(5, read.Opened.RowsOf(read.Opened.Files[0]));
    }

    [Fact]
    public async Task ReadAsync_NoColumns_IsOneRecordOfAllRows()
    {
        var read = await ReadAsync([], "no,n\n2,a\n,b\n1,c\n");

        Assert.Equal(["a", "b", "c"], Assert.Single(read.Records).Lines.Select(line => line.Cells[1]));
    }

    [Fact]
    public async Task ReadAsync_RowsLeftOutOrUnreadable_AreInNoGroup()
    {
        var read = await ReadAsync(["no"], "no,n\n1,void\n1,b\n2,void\n1,c,d\n");

        Assert.Equal(["b"], Assert.Single(read.Records).Lines.Select(line => line.Cells[1]));
        Assert.Equal([(RowRole.Excluded, 1L), (RowRole.Excluded, 3L), (RowRole.Unreadable, 4L)], read.Strays.Select(stray => (stray.Role, stray.Row.Number)));
    }

    [Fact]
    public async Task ReadAsync_RowsWithoutAKey_AreRecordsOfTheirOwn()
    {
        var read = await ReadAsync(["no", "n"], "no,n\n,a\nNULL,b\n1,\n1,NULL\n");

        Assert.Equal([1, 1, 2], read.Records.Select(record => record.Lines.Count));
    }

    [Fact]
    public async Task ReadAsync_CellsAndLines_SurviveExactly()
    {
        var read = await ReadAsync(["no"], "no,n\n1,\" ä\"\"😀\nNULL \"\n");

        var row = Assert.Single(read.Records).Header;
        Assert.Equal(" ä\"😀\nNULL ", row.Cells[1]);
        Assert.Equal((1L, 2L, 3L), (row.Number, row.FirstLine, row.LastLine));
    }

    private static async Task<ReadSource> ReadAsync(string[] columns, string text)
    {
        using var folder = new TemporaryFolder().Write("rows.csv", text);
        var source = ReadSource.Plain("rows.csv", "no") with
        {
            Groups = new RowGrouping(columns, []),
            Where = [new RowCondition("n", ["void"], Negated: true)],
        };
        return await ReadSource.OfAsync(source, folder.Path);
    }
}
