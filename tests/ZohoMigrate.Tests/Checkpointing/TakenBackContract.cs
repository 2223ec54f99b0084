using Xunit;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

public abstract class TakenBackContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    [Fact]
    public async Task Settle_ARefusedCreateTakenBack_IsAsIfItHadNeverBeenSent()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "A") with { Steps = ["mark_as_sent"] },
            Staging.Record("products", "P", Customer("A")),
            Staging.Record("orders", "1", new Reference("item_id", "products", "P")) with { Steps = ["mark_as_sent"] });
        await Staging.SealAsync();
        var before = await Checkpoint.CountStepsAsync(CancellationToken.None);
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await RefuseAsync(item);

        await Checkpoint.SettleAsync([new TakenBack(item)]);
        await ReopenAsync();

        Assert.Equal(before, await Checkpoint.CountStepsAsync(CancellationToken.None));
        Assert.Empty(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        foreach (var (stream, key) in new[] { ("customers", "A"), ("products", "P"), ("orders", "1") })
        {
            var step = Assert.Single(await Checkpoint.TakeReadyAsync(5, CancellationToken.None), step => step.Item.Step == 0);
            Assert.Equal((stream, key), (step.Stream, step.Key));
            await Checkpoint.DeliverAsync(step.Item, $"z-{key}");
        }
    }

    [Fact]
    public async Task Settle_ATakenBackParentOfAChildThatMissesAnotherToo_LeavesItBlockedByThatOne()
    {
        await Staging.StageAsync(
            Staging.Record("customers", "A"), Staging.Record("customers", "B"), Staging.Record("orders", "1", Customer("A"), Customer("B")));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(2, CancellationToken.None);
        await RefuseAsync(steps[0].Item);
        await RefuseAsync(steps[1].Item);

        await Checkpoint.SettleAsync([new TakenBack(steps[0].Item)]);

        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Blocked]);
        var problem = Assert.Single(await ProblemsAsync(), problem => problem.Key == "1");
        Assert.Contains("customers 'B', which Zoho refused", problem.Problem.Message, StringComparison.Ordinal);

        await Checkpoint.SettleAsync([new TakenBack(steps[1].Item)]);
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Pending]);
        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task Settle_ATakenBackCreateThatMayBeAtZoho_IsLookedForFirst()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Refused(item)]);

        await Checkpoint.SettleAsync([new TakenBack(item)]);

        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
        Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Settle_TakenBackWithoutARefusal_ChangesNothing()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.DeliverAsync(item, "z1");

        await Checkpoint.SettleAsync([new TakenBack(item)]);

        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Created]);
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task ReadRefused_OfAStream_GivesWhatZohoSaidOfEach()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"), Staging.Record("suppliers", "B"));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(2, CancellationToken.None);
        await RefuseAsync(steps[0].Item);
        await RefuseAsync(steps[1].Item);

        var refused = Assert.Single((await Checkpoint.ReadRefusedAsync("suppliers"))!);

        Assert.Equal((steps[1].Item, "zoho-2", "zoho-2 is wrong.", null), (refused.Item, refused.Problem.Code, refused.Problem.Message, refused.Problem.Field));
    }

    [Fact]
    public async Task ReadRefused_OfAField_NamesIt()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        var item = (await Checkpoint.TakeOneAsync()).Item;
        await Checkpoint.SettleAsync([new Refused(item) { Problems = [Error(ProblemStage.Delivery, "zoho-4") with { Field = "gst_no" }] }]);

        Assert.Equal("gst_no", Assert.Single((await Checkpoint.ReadRefusedAsync("customers"))!).Problem.Field);
    }

    [Fact]
    public async Task ReadRefused_OfAStreamWithARecordAtZoho_IsNone()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"), Staging.Record("customers", "B"));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(2, CancellationToken.None);
        await RefuseAsync(steps[0].Item);
        await Checkpoint.DeliverAsync(steps[1].Item, "z1");

        Assert.Null(await Checkpoint.ReadRefusedAsync("customers"));
    }

    private async Task RefuseAsync(RequestItem item)
    {
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Refused));
        await Checkpoint.SettleAsync([new Refused(item) { Problems = [Error(ProblemStage.Delivery, "zoho-2")] }]);
    }

    private async Task<IReadOnlyList<ZohoMigrate.Pipeline.Checkpointing.Accounts.ReportedProblem>> ProblemsAsync() =>
        await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();
}
