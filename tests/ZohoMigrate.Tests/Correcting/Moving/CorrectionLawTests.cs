using Xunit;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Correcting.Moving;

/// <summary>Whatever a person corrects and whichever rows they give back: every row is in one place, and all that is to be sent is of these rows.</summary>
public sealed class CorrectionLawTests
{
    // Few of each, so that keys meet; nobody has the last but one, and the last is none.
    private static readonly string[] Keys = ["A", "B", "C", "D", "E", "nobody", ""];
    private static readonly RecordState[] Fates = [RecordState.Created, RecordState.Refused, RecordState.Refused, RecordState.Unknown, RecordState.Pending];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Retry_AnyCorrections_LeaveEveryRowInOnePlace(int seed)
    {
        var chance = new Random(seed);
        await using var book = await OrderBook.StageAsync(
            Text("id,customer,date", 8, () => $"{Any(Keys)},{Any("GOOD", "GOOD", "LOST")},{Any("2026-01-02", "2026-01-02", "soon")}"),
            Text("order,item,quantity", 16, () => $"{Any(Keys)},item {chance.Next()},{Any("1", "1", "1", "ten")}"));
        await book.SettleAsync(_ => Any(Fates));

        for (var round = 0; round < 3; round++)
        {
            var files = await book.ReportAsync();
            foreach (var file in files)
                Correct(file);
            await RetryAsync(book, files);
            await book.SettleAsync(_ => Any(Fates));
        }

        await RetryAsync(book, await book.ReportAsync());
        var before = (await book.PictureAsync()).Text();
        await RetryAsync(book, await book.ReportAsync());
        Assert.Equal(before, (await book.PictureAsync()).Text());

        T Any<T>(params ReadOnlySpan<T> ones) => ones[chance.Next(ones.Length)];

        // Now and then a row has a cell too many.
        string Text(string columns, int rows, Func<string> row) =>
            columns + "\n" + string.Concat(Enumerable.Range(0, rows).Select(_ => row() + Any("", "", "", "", "", "", ",torn") + "\n"));

        void Correct(ReportFile file)
        {
            foreach (var row in file.Rows)
            {
                var cells = row[0].Split(',');
                if (cells.Length > 1 && Any(true, false))
                    (row[0], row[1], row[2]) = (cells[0], cells[1], cells[2]);
                else if (cells.Length > 1)
                    row[0] += Any("", ",more", ",");
                else if (Any(true, false))
                    row[0] = Any(Keys);
                if (Any(true, false))
                    row[2] = file.Columns[2] == "date" ? Any("2026-01-02", "soon") : Any("1", "2", "ten");
            }

            var share = Any(0, 0, 30, 100);
            file.Rows.RemoveAll(_ => chance.Next(100) < share);
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 24)];

    private static async Task RetryAsync(OrderBook book, IReadOnlyList<ReportFile> files)
    {
        var before = await book.PictureAsync();
        var account = await book.RetryAsync(files);
        (await book.PictureAsync()).AssertLaws(before, account);
    }
}
