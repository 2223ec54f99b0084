using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sources;

public sealed class JoinTests
{
    private static readonly StreamSource Orders = new()
    {
        Stream = "orders",
        Header = new TableSource("orders.csv") { Columns = ["id"] },
        Lines = new LineSource(new TableSource("lines.csv") { Columns = ["order"] }, [new JoinColumns("id", "order")]),
        Where = [new RowCondition("state", ["void"], Negated: true)],
        NullMarkers = new NullMarkers(["NULL"]),
    };

    [Fact]
    public async Task ReadAsync_LinesInAnyOrder_GoToTheirHeaderInFileOrder()
    {
        var read = await ReadAsync("id,state\n1,ok\n2,ok\n3,ok\n", "order,n\n2,a\n1,b\n2,c\n");

        Assert.Equal(["b", "a c", ""], read.Records.Select(record => string.Join(' ', record.Lines.Select(line => line.Cells[1]))));
        Assert.Equal([0L, 1L, 2L], read.Records.Select(record => record.Ordinal));
        Assert.Empty(read.Strays);
    }

    [Fact]
    public async Task ReadAsync_HeaderTwice_LinesGoToTheFirst()
    {
        var read = await ReadAsync("id,state\n1,ok\n1,ok\n", "order,n\n1,a\n");

        Assert.Equal([1, 0], read.Records.Select(record => record.Lines.Count));
    }

    [Fact]
    public async Task ReadAsync_ExcludedHeader_TakesItsLinesWithIt()
    {
        var read = await ReadAsync("id,state\n1,void\n2,ok\n", "order,n\n1,a\n2,b\n");

        Assert.Equal([(RowRole.Excluded, "orders.csv#1"), (RowRole.Excluded, "lines.csv#1")], read.Strays.Select(stray => (stray.Role, stray.Row.Id)));
        Assert.All(read.Strays, stray => Assert.Null(stray.Problem));
    }

    [Fact]
    public async Task ReadAsync_HeaderExcludedAndThereAgain_LinesGoToTheOneThatStays()
    {
        var read = await ReadAsync("id,state\n1,void\n1,ok\n", "order,n\n1,a\n");

        Assert.Single(Assert.Single(read.Records).Lines);
    }

    [Fact]
    public async Task ReadAsync_LineWithoutHeader_IsAnOrphanWithAProblem()
    {
        var read = await ReadAsync("id,state\n1,ok\n,ok\n", "order,n\n1,a\n7,b\nNULL,c\n");

        Assert.Equal([(RowRole.Orphan, "lines.csv#2"), (RowRole.Orphan, "lines.csv#3")], read.Strays.Select(stray => (stray.Role, stray.Row.Id)));
        Assert.All(read.Strays, stray => Assert.Equal((ProblemStage.Source, "orphan-line"), (stray.Problem!.Stage, stray.Problem.Code)));
    }

    [Fact]
    public async Task ReadAsync_LineCells_SurviveStagingExactly()
    {
        var read = await ReadAsync("id,state\n1,ok\n", "order,n\n1,\" ä\"\"😀\nNULL\\u0041 \"\n");

        var line = Assert.Single(Assert.Single(read.Records).Lines);
        Assert.Equal(" ä\"😀\nNULL\\u0041 ", line.Cells[1]);
        Assert.Equal((2L, 3L), (line.FirstLine, line.LastLine));
    }

    internal static async Task<ReadSource> ReadAsync(string headers, string lines)
    {
        using var folder = new TemporaryFolder().Write("orders.csv", headers).Write("lines.csv", lines);
        return await ReadSource.OfAsync(Orders, folder.Path);
    }
}
