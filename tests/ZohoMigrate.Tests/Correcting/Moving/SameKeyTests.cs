using Xunit;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Correcting.Moving;

/// <summary>Two header rows of one key: the first has the lines, and a person says which is meant by giving back one of them.</summary>
public sealed class SameKeyTests
{
    private const string Twins = "id,customer,date\nA,GOOD,2026-01-02\nA,GOOD,2026-01-03\n";

    [Fact]
    public async Task Retry_TheLinesAlone_SayNothingOfWhichIsMeant()
    {
        await using var book = await StagedAsync(Twins, "A,rope,1\n");

        var after = await RetryAsync(book, lines: _ => { });

        Assert.Equal(["orders.csv#1 rope duplicate-key", "orders.csv#2  duplicate-key required"], Said(after));
    }

    [Theory]
    [InlineData("orders.csv#1", "orders.csv#2")]
    [InlineData("orders.csv#2", "orders.csv#1")]
    public async Task Retry_ACorrectedLineOfBoth_GoesToTheOneThatCameBack(string sentAway, string kept)
    {
        await using var book = await StagedAsync(Twins, "A,rope,ten\n");

        var after = await RetryAsync(book, file => file.Remove(sentAway), file => file["lines.csv#1", "quantity"] = "10");

        Assert.Contains($"{kept} rope ", Said(after));
        Assert.Equal(("rejected", "pending"), (State(after, sentAway), State(after, kept)));
    }

    [Fact]
    public async Task Retry_TheSecondAfterTheFirst_LeavesTheFirstWithWhatWasWrongWithIt()
    {
        await using var book = await StagedAsync(Twins, "A,rope,ten\n");
        await RetryAsync(book, file => file.Remove("orders.csv#2"));

        var after = await RetryAsync(book, file => file.Remove("orders.csv#1"), file => file["lines.csv#1", "quantity"] = "10");

        Assert.Equal(["orders.csv#1  not-a-number", "orders.csv#2 rope "], Said(after));
    }

    [Fact]
    public async Task Retry_AKeyCorrectedToThatOfARowThatDidNotComeBack_LeavesThatOneItsLines()
    {
        await using var book = await StagedAsync("id,customer,date\nA,GOOD,soon\nB,GOOD,soon\n", "A,rope,1\nB,tar,1\n");

        var after = await RetryAsync(
            book,
            file => (file.Remove("orders.csv#1")["orders.csv#2", "id"], file["orders.csv#2", "date"]) = ("A", "2026-01-02"),
            file => file["lines.csv#2", "order"] = "A");

        Assert.Equal(["orders.csv#1 rope not-a-date", "orders.csv#2 tar "], Said(after));
    }

    private static async Task<OrderBook> StagedAsync(string orders, string lines)
    {
        var book = await OrderBook.StageAsync(orders, "order,item,quantity\n" + lines);
        await book.SettleAsync(_ => RecordState.Created);
        return book;
    }

    private static async Task<StagedPicture> RetryAsync(OrderBook book, Action<ReportFile>? headers = null, Action<ReportFile>? lines = null)
    {
        var before = await book.PictureAsync();
        var (heads, details) = (await book.RowsAsync(OrderBook.Headers), await book.RowsAsync(OrderBook.Lines));
        if (headers is null)
            heads.Rows.Clear();
        headers?.Invoke(heads);
        lines?.Invoke(details);
        var account = await book.RetryAsync(heads, details);
        var after = await book.PictureAsync();
        after.AssertLaws(before, account);
        return after;
    }

    private static string State(StagedPicture picture, string header) => picture.Records[picture.Rows[header].Record!.Value].State;

    // Each header row with the items it has and the codes that are said of it.
    private static IEnumerable<string> Said(StagedPicture picture) => picture.Rows.Where(row => row.Value.Role == "header").OrderBy(row => row.Key, StringComparer.Ordinal)
        .Select(row => $"{row.Key} {string.Join(' ', picture.Rows.Values.Where(line => line.Role == "line" && line.Record == row.Value.Record).Select(line => line.Cells[1]))} "
            + string.Join(' ', (picture.Records[row.Value.Record!.Value].Problem ?? "").Split(" | ").Select(problem => problem.Split(' ')[0]).Order(StringComparer.Ordinal)));
}
