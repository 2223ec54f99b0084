using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>What a retry is told of the rows and records beside those it corrects.</summary>
public abstract class CorrectedContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    private static readonly IReadOnlySet<long> Nobody = new HashSet<long>();

    [Fact]
    public async Task FindNaturalKey_AmongThoseThatMayBeSent_GivesTheFirstThatCounts()
    {
        await SealAsync(
            Staging.Record("suppliers", "S") with { NaturalKey = "acme" },
            Rejected(Staging.Record("customers", "A")) with { NaturalKey = "acme" },
            Staging.Record("customers", "B") with { NaturalKey = "acme" },
            Staging.Record("customers", "C") with { NaturalKey = "other" });
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z-B");

        var first = await FindAsync(Nobody);
        Assert.Equal(("customers", "B", "customers.csv", 3L, "z-B"), (first!.Stream, first.Key, first.File, first.Line, first.ZohoId));
        var second = await FindAsync(new HashSet<long> { first.Record });
        Assert.Equal(("S", null), (second!.Key, second.ZohoId));
        Assert.Null(await FindAsync(new HashSet<long> { first.Record, second.Record }));
        Assert.Null(await Checkpoint.FindNaturalKeyAsync("books.items", "acme", Nobody, CancellationToken.None));

        Task<StagedIdentity?> FindAsync(IReadOnlySet<long> except) => Checkpoint.FindNaturalKeyAsync("books.contacts", "acme", except, CancellationToken.None);
    }

    [Fact]
    public async Task FindValue_AmongThoseThatMayBeSent_GivesTheFirstThatCounts()
    {
        await SealAsync(
            Rejected(Compared("A", "sku", "7")), Compared("B", "sku", "8"), Compared("C", "name", "7"), Compared("D", "sku", "7"), Compared("E", "sku", "7"));

        var first = await FindAsync(Nobody);
        Assert.Equal("D", first!.Key);
        Assert.Equal("E", (await FindAsync(new HashSet<long> { first.Record }))!.Key);
        Assert.Null(await Checkpoint.FindValueAsync("books.contacts", "sku", "7", Nobody, CancellationToken.None));

        Task<StagedIdentity?> FindAsync(IReadOnlySet<long> except) => Checkpoint.FindValueAsync("books.items", "sku", "7", except, CancellationToken.None);
    }

    [Fact]
    public async Task FindKey_OfRowsWithOneKey_GivesAllInFileOrderAndSaysWhichAreOut()
    {
        await SealAsync(
            Rejected(Staging.Record("customers", "A")), Staging.Record("customers", "B"), Staging.Record("customers", "A"), Staging.Record("suppliers", "A"));

        var found = await Checkpoint.FindKeyAsync("customers", "A", CancellationToken.None);

        Assert.Equal([(2L, true), (4L, false)], found.Select(one => (one.Record.Line, one.IsOut)));
        Assert.Equal(4, (await Checkpoint.FindHeaderAsync("customers", "A", CancellationToken.None))!.Row.FirstLine);
        Assert.Null(await Checkpoint.FindHeaderAsync("customers", "C", CancellationToken.None));
    }

    [Fact]
    public async Task ReadHeaders_OfAStream_GivesThoseOfAllRecordsThatAreNotLeftOut()
    {
        var leftOut = Rejected(Staging.Record("orders", "0"));
        var line = Staging.Row("orders", RowRole.Line, "1", "a");
        await SealAsync(leftOut, Rejected(Staging.Record("orders", "1")) with { Lines = [line] }, Staging.Record("orders", "2"), Staging.Record("customers", "A"));
        var id = (await Checkpoint.FindHeaderAsync("orders", "0", CancellationToken.None))!.Record;
        await Checkpoint.RestageAsync(new Restaging([new RestagedRecord(id, leftOut, IsLeftOut: true)], [], [], OpenedAt), CancellationToken.None);

        var headers = await Checkpoint.ReadHeadersAsync("orders", CancellationToken.None).ToListAsync();

        Assert.Equal(
            [("1", 2L, RowRole.Header, RecordState.Rejected, 1L, true), ("2", 3L, RowRole.Header, RecordState.Pending, 2L, false)],
            headers.Select(row => (row.Key, row.Row.Number, row.Role, row.State!.Value, row.Ordinal, row.MayBeRestaged)));
    }

    [Fact]
    public async Task ReadUndeliveredRows_OfAStream_GivesRejectedRecordsAndStraysByFile()
    {
        var lines = new[] { "1", "9" }.Select(key => Staging.Row("orders", RowRole.Line, key)).ToList();
        await Staging.StageAsync(Rejected(Staging.Record("orders", "1")) with { Lines = [lines[0]] }, Staging.Record("orders", "2"));
        await Staging.StageAsync(
            new StrayRow(lines[1], RowRole.Orphan, Error(ProblemStage.Source, "orphan-line")),
            new StrayRow(Staging.Row("orders", RowRole.Header, "x"), RowRole.Excluded, Problem: null),
            new StrayRow(Staging.Row("orders", RowRole.Header, "\""), RowRole.Unreadable, Error(ProblemStage.Source, "quote")));
        await Staging.SealAsync();

        var rows = await Checkpoint.ReadUndeliveredRowsAsync("orders", CancellationToken.None).ToListAsync();

        Assert.Equal(
            ["orders.csv#1 Header Rejected 1", "orders.csv#4 Unreadable  ", "orders_lines.csv#1 Line Rejected 1", "orders_lines.csv#2 Orphan  "],
            rows.Select(row => $"{row.Row.Id} {row.Role} {row.State} {row.Key}"));
        Assert.All(rows, row => Assert.True(row.MayBeRestaged && row.State is null == row.Record is null && row.FailedSteps.Count == 0));
        // Rows of one file share what it is; a million rows are not to hold a million copies of its header.
        Assert.Same(rows[0].Row.File, rows[1].Row.File);
        Assert.Null(await Checkpoint.FindRowAsync(rows[0].Row.File, 9, CancellationToken.None));
    }

    private static MappedRecord Rejected(MappedRecord record) => record with { Problems = [Error(ProblemStage.Validation, "required")] };

    private MappedRecord Compared(string key, string field, string value) =>
        Staging.Record("products", key) with { Compared = [new ComparedValue(field, value)] };

    private async Task SealAsync(params MappedRecord[] records)
    {
        await Staging.StageAsync(records);
        await Staging.SealAsync();
    }
}
