using Xunit;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Correcting.Moving;

/// <summary>
/// A line's key is corrected to that of another record: for each state the two records may be in, and whichever of their header rows came
/// back, the line is in one place, and both are staged as they are now.
/// </summary>
public sealed class LineMoveTests
{
    private const string None = "none";
    private static readonly string[] States = ["rejected", "refused", "blocked", "pending", "created", "unknown", None];

    // A line of a record that may be at Zoho stays there; another goes to a record that can be staged again, else to none.
    private static readonly string[] Stay = ["pending", "created", "unknown"];
    private static readonly string[] Take = ["rejected", "refused", "blocked"];

    private static readonly List<Move> Moves = [.. from old in States from now in States select new Move(old, now)];

    [Theory]
    [InlineData("the file of lines alone", false, false, false)]
    [InlineData("neither header row, but another one", true, false, false)]
    [InlineData("the header row of the record it leaves", true, true, false)]
    [InlineData("the header row of the record it goes to", true, false, true)]
    [InlineData("both header rows", true, true, true)]
    public async Task Retry_ALineOfAnotherRecord_IsWhereItsKeySaysOrWhereItWas(string cameBack, bool headers, bool old, bool now)
    {
        await using var book = await StagedAsync();
        var before = await book.PictureAsync();
        var lines = await book.RowsAsync(OrderBook.Lines);
        foreach (var move in Moves)
            lines[lines.Ids.Single(id => lines[id, "item"] == move.Item), "order"] = move.NewKey;
        var heads = await book.RowsAsync(OrderBook.Headers);
        heads.Rows.RemoveAll(row => !(headers && row[0] == "bystander") && !(old && row[0].EndsWith("old", StringComparison.Ordinal)) && !(now && row[0].EndsWith("new", StringComparison.Ordinal)));

        var account = await book.RetryAsync(heads, lines);

        var after = await book.PictureAsync();
        Order[] orders =
        [
            new("bystander", "rejected", IsStagedAnew: true),
            .. Moves.Select(move => new Order(move.OldKey, move.Old, IsStagedAnew: true)),
            .. Moves.Select(move => new Order(move.NewKey, move.New, IsStagedAnew: now || !headers || !Stay.Contains(move.Old))),
        ];
        string[] wrong =
        [
            .. Moves.Select(move => move.Fault(after)).OfType<string>(),
            .. orders.Where(order => order.State != None).Select(order => order.Fault(after)).OfType<string>(),
        ];
        Assert.True(wrong.Length == 0, $"{cameBack}: {string.Join("; ", wrong)}");
        after.AssertLaws(before, account);
        Assert.Equal((Moves.Count(move => !Stay.Contains(move.Old)), account.Cells), (account.CorrectedRows, account.CorrectedRows));
        Assert.Equal((Anew("refused"), Anew("rejected"), Anew("blocked")), (account.Retried, account.Rejected, account.Blocked));
        Assert.Equal((CameBack("created"), CameBack("pending"), CameBack("unknown")), (account.AtZoho, account.Pending, account.Unknown));

        long Anew(string state) => orders.Count(order => order.IsStagedAnew && order.State == state);
        long CameBack(string state) => heads.Ids.Concat(lines.Ids).Count(id => before.Rows[id].Record is { } record && before.Records[record].State == state);
    }

    [Fact]
    public async Task Report_ALineThatFoundNoRecord_SaysWhatToDoAndCanBeGivenBackForGood()
    {
        await using var book = await StagedAsync();
        var lines = await book.RowsAsync(OrderBook.Lines);
        foreach (var move in Moves)
            lines[lines.Ids.Single(id => lines[id, "item"] == move.Item), "order"] = move.NewKey;
        await book.RetryAsync(lines);

        var reported = (await book.ReportAsync())[1];
        foreach (var move in Moves.Where(move => move.Place == "an orphan"))
        {
            var id = reported.Ids.Single(id => reported[id, "item"] == move.Item);
            Assert.Equal((move.NewKey, "orphan-line"), (reported[id, "order"], reported[id, "zm_code"]));
            Assert.Contains("add the line to it there", reported[id, "zm_hint"], StringComparison.Ordinal);
        }

        await book.RetryAsync(await book.ReportAsync());
        var before = await book.PictureAsync();
        var account = await book.RetryAsync(await book.ReportAsync());
        Assert.Equal((0, before.Text()), (account.Cells, (await book.PictureAsync()).Text()));
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("refused")]
    [InlineData("blocked")]
    public async Task Retry_ALineOfANewKey_FindsTheRecordThatWasGivenThatKeyToo(string state)
    {
        await using var book = await StagedAsync();
        var before = await book.PictureAsync();
        var (lines, heads) = (await book.RowsAsync(OrderBook.Lines), await book.RowsAsync(OrderBook.Headers));
        lines.Rows.RemoveAll(row => row[0] != $"{state}-none-old");
        heads.Rows.RemoveAll(row => row[0] != $"{state}-none-old");
        lines.Rows.ForEach(row => row[0] = "renamed");
        heads.Rows.ForEach(row => row[0] = "renamed");

        var account = await book.RetryAsync(heads, lines);

        var after = await book.PictureAsync();
        after.AssertLaws(before, account);
        Assert.All(lines.Ids.Concat(heads.Ids), id => Assert.Equal("renamed", after.Records[after.Rows[id].Record!.Value].Key));
    }

    private static async Task<OrderBook> StagedAsync()
    {
        var (orders, lines) = (new List<string> { "id,customer,date", "bystander,GOOD,soon" }, new List<string> { "order,item,quantity", "bystander,apart,1" });
        foreach (var move in Moves)
        {
            Add(move.OldKey, move.Old, $"left of {move.Item}");
            lines.Add($"{move.OldKey},{move.Item},1");
            Add(move.NewKey, move.New, $"there before {move.Item}");
        }

        var book = await OrderBook.StageAsync(string.Concat(orders.Select(row => row + "\n")), string.Concat(lines.Select(row => row + "\n")));
        var fates = Moves.SelectMany(move => new[] { (move.OldKey, move.Old), (move.NewKey, move.New) }).ToDictionary(StringComparer.Ordinal);
        await book.SettleAsync(key => Enum.Parse<RecordState>(fates[key], ignoreCase: true));
        return book;

        void Add(string key, string state, string item)
        {
            if (state == None)
                return;
            orders.Add($"{key},{(state == "blocked" ? "LOST" : "GOOD")},{(state == "rejected" ? "soon" : "2026-01-02")}");
            lines.Add($"{key},{item},1");
        }
    }

    private sealed record Move(string Old, string New)
    {
        public string OldKey => $"{Old}-{New}-old";

        public string NewKey => $"{Old}-{New}-new";

        public string Item => $"{Old} to {New}";

        public string Place => Stay.Contains(Old) ? OldKey : Take.Contains(New) ? NewKey : "an orphan";

        public string? Fault(StagedPicture after)
        {
            var row = after.Rows.Values.Single(row => row.Cells.Count > 1 && row.Cells[1] == Item);
            var place = row.Record is { } record ? after.Records[record].Key : row.Role == "orphan" ? "an orphan" : row.Role;
            return place == Place ? null : $"{Item}: the line is in {place}, not in {Place}";
        }
    }

    private sealed record Order(string Key, string State, bool IsStagedAnew)
    {
        // What Zoho refused is tried again when it is staged anew; nothing here mends the others.
        public string? Fault(StagedPicture after)
        {
            var expected = State == "refused" && IsStagedAnew ? "pending" : State;
            return after.StateOf(Key) == expected ? null : $"{Key} is {after.StateOf(Key)}, not {expected}";
        }
    }
}
