using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>What the next process finds, for each place this one may die in.</summary>
public abstract class RecoveryContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    [Fact]
    public async Task Open_AfterStepsWereTaken_HandsThemOutAgain()
    {
        var item = await TakeCreateAsync();
        await ReopenAsync();

        Assert.Equal(item, (await Checkpoint.TakeOneAsync()).Item);
    }

    [Fact]
    public async Task Open_WithACreateInTheAir_ParksItAsOfNow()
    {
        var item = await TakeCreateAsync();
        await Checkpoint.BeginAsync(item);
        await ReopenAsync();

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal((item, true, false), (parked.Item, parked.MayBeOurs, parked.IsDuplicate));
        Assert.Equal((CheckpointCalls.Noon, OpenedAt), (parked.FirstAttemptAt, parked.LastAttemptEndedAt));
        Assert.Equal(1, (await Checkpoint.AccountAsync("customers"))[RecordState.Unknown]);
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    // An hour less to wait would be an hour in which a late create is sent again.
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Open_AfterTheWallClockWasSet_WaitsAsLongAsBefore(int hours)
    {
        Skip.IfNot(File.Exists("/proc/sys/kernel/random/boot_id"), "This system does not name its boot: waits begin anew with each process.");
        var item = await TakeCreateAsync();
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, Checkpoint.Clock.GetUtcNow(), "timeout")]);
        await Checkpoint.SettleAsync([new NotFound(item, Checkpoint.Clock.GetUtcNow())]);
        Machine.StepWallClock(TimeSpan.FromHours(hours));
        Machine.Advance(TimeSpan.FromMinutes(3));
        await ReopenAsync();

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal(TimeSpan.FromMinutes(3), Checkpoint.Clock.GetUtcNow() - parked.LastAttemptEndedAt);
        Assert.Equal(parked.LastAttemptEndedAt, parked.AbsentSince);
    }

    [Theory]
    [InlineData(ReplyKind.Unknown, true)]
    [InlineData(ReplyKind.Success, true)]
    [InlineData(ReplyKind.Duplicate, false)]
    public async Task Open_WithACreateThatMayBeThere_ParksIt(ReplyKind kind, bool mayBeOurs)
    {
        var item = await TakeCreateAsync();
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(kind));
        await ReopenAsync();

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal((kind == ReplyKind.Duplicate, mayBeOurs), (parked.IsDuplicate, parked.MayBeOurs));
        Assert.Equal(OpenedAt, parked.LastAttemptEndedAt);
        Assert.Empty(await Checkpoint.TakeReadyAsync(1, CancellationToken.None));
    }

    [Theory]
    [InlineData(ReplyKind.Transient)]
    [InlineData(ReplyKind.Throttled)]
    [InlineData(ReplyKind.QuotaExhausted)]
    [InlineData(ReplyKind.TokenExpired)]
    [InlineData(ReplyKind.RunStopper)]
    [InlineData(ReplyKind.Refused)]
    [InlineData(ReplyKind.MissingParent)]
    public async Task Open_WithACreateThatWasNotMade_HandsItOutAgain(ReplyKind kind)
    {
        var item = await TakeCreateAsync();
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(kind));
        await ReopenAsync();

        Assert.Equal(item, (await Checkpoint.TakeOneAsync()).Item);
        Assert.Empty(await Checkpoint.ReadParkedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Open_WithTheSecondAttemptInTheAir_ParksIt()
    {
        var request = CheckpointCalls.Request(Checkpoint, CheckpointCalls.Create, await TakeCreateAsync());
        var first = await Checkpoint.BeginAsync(request, CheckpointCalls.Start(1), CancellationToken.None);
        await Checkpoint.EndAsync(first, CheckpointCalls.End(ReplyKind.Transient));
        await Checkpoint.BeginAsync(request, CheckpointCalls.Start(2), CancellationToken.None);
        await ReopenAsync();

        Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        var calls = await Checkpoint.ReadCallsAsync(CancellationToken.None);
        Assert.Equal((2, 1), (calls.Total, calls.Retries));
    }

    [Fact]
    public async Task Open_WithABatchInTheAir_ParksEachOfIt()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"), Staging.Record("customers", "B"));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(2, CancellationToken.None);
        var request = CheckpointCalls.Request(Checkpoint, CheckpointCalls.Create, [.. steps.Select(step => step.Item)]);
        await Checkpoint.BeginAsync(request, CheckpointCalls.Start(1), CancellationToken.None);
        await ReopenAsync();

        Assert.Equal(["A", "B"], (await Checkpoint.ReadParkedAsync(CancellationToken.None)).Select(parked => parked.Key));
        Assert.Equal(1, (await Checkpoint.ReadCallsAsync(CancellationToken.None)).Writes);
    }

    // Some answers speak of each record of a call: what they refuse was not made, whatever became of the others.
    [Fact]
    public async Task Open_WithAnAnswerThatSpokeOfEach_GoesByWhatItSaidOfEach()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"), Staging.Record("customers", "B"), Staging.Record("customers", "C"));
        await Staging.SealAsync();
        var steps = await Checkpoint.TakeReadyAsync(3, CancellationToken.None);
        var request = CheckpointCalls.Request(Checkpoint, CheckpointCalls.Create, [.. steps.Select(step => step.Item)]);
        var attempt = await Checkpoint.BeginAsync(request, CheckpointCalls.Start(1), CancellationToken.None);
        await Checkpoint.EndAsync(
            attempt, CheckpointCalls.End(ReplyKind.Success) with { Elements = [ReplyKind.Success, ReplyKind.Refused, ReplyKind.Duplicate] });
        await ReopenAsync();

        Assert.Equal(
            [("A", false, true), ("C", true, false)],
            (await Checkpoint.ReadParkedAsync(CancellationToken.None)).Select(parked => (parked.Key, parked.IsDuplicate, parked.MayBeOurs)));
        Assert.Equal("B", (await Checkpoint.TakeOneAsync()).Key);
    }

    [Fact]
    public async Task Open_WithAnIdempotentStepInTheAir_HandsItOutAgain()
    {
        var step = await TakeSecondStepAsync();
        await Checkpoint.BeginAsync(step, CheckpointCalls.MarkAsSent);
        await ReopenAsync();

        Assert.Equal(step, (await Checkpoint.TakeOneAsync()).Item);
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Created]);
    }

    [Fact]
    public async Task Open_WithALaterStepThatCreatesInTheAir_LeavesItToAPerson()
    {
        var step = await TakeSecondStepAsync();
        await Checkpoint.BeginAsync(step, CheckpointCalls.MarkAsSent with { Effect = Effect.Create });
        await ReopenAsync();

        Assert.Equal(1, await Checkpoint.CountAsync(StepState.Undecided));
        Assert.Equal("outcome-unknown", Assert.Single(await Checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Problem.Code);
        Assert.Equal(1, (await Checkpoint.AccountAsync("orders"))[RecordState.Created]);
    }

    [Fact]
    public async Task Open_WhileAProbeIsInTheAir_KeepsTheRecordParked()
    {
        var item = await TakeCreateAsync();
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, CheckpointCalls.Noon, "timeout")]);
        await Checkpoint.SettleAsync([new NotFound(item, CheckpointCalls.Noon.AddMinutes(2))]);
        var probe = CheckpointCalls.Request(Checkpoint, CheckpointCalls.List, item) with { Purpose = RequestPurpose.Probe };
        await Checkpoint.BeginAsync(probe, CheckpointCalls.Start(1), CancellationToken.None);
        await ReopenAsync();

        var parked = Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None));
        Assert.Equal((CheckpointCalls.Noon, "timeout"), (parked.LastAttemptEndedAt, parked.Message));
        Assert.Equal(CheckpointCalls.Noon.AddMinutes(2), parked.AbsentSince);
    }

    [Fact]
    public async Task Open_AfterItWasTakenToBeSentAgain_HandsItOutAgain()
    {
        var item = await TakeCreateAsync();
        await Checkpoint.EndAsync(await Checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await Checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, CheckpointCalls.Noon, "timeout")]);
        await Checkpoint.SettleAsync([new NotFound(item, CheckpointCalls.Noon.AddMinutes(2)), new SendAgain(item)]);
        await Checkpoint.TakeOneAsync();
        await ReopenAsync();

        Assert.Equal(item, (await Checkpoint.TakeOneAsync()).Item);
    }

    [Fact]
    public async Task Open_Twice_ChangesNothingMore()
    {
        var item = await TakeCreateAsync();
        await Checkpoint.BeginAsync(item);
        await ReopenAsync();
        await ReopenAsync();

        Assert.Equal(item, Assert.Single(await Checkpoint.ReadParkedAsync(CancellationToken.None)).Item);
        Assert.Equal(1, (await Checkpoint.ReadCallsAsync(CancellationToken.None)).Total);
    }

    [Fact]
    public async Task End_OfAnAttemptThatHasEnded_IsRefused()
    {
        var attempt = await Checkpoint.BeginAsync(await TakeCreateAsync());
        await ReopenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Checkpoint.EndAsync(attempt, CheckpointCalls.End(ReplyKind.Success)));
    }

    private async Task<RequestItem> TakeCreateAsync()
    {
        await Staging.StageAsync(Staging.Record("customers", "A"));
        await Staging.SealAsync();
        return (await Checkpoint.TakeOneAsync()).Item;
    }

    private async Task<RequestItem> TakeSecondStepAsync()
    {
        await Staging.StageAsync(Staging.Record("orders", "1") with { Steps = ["mark_as_sent"] });
        await Staging.SealAsync();
        await Checkpoint.DeliverAsync((await Checkpoint.TakeOneAsync()).Item, "z1");
        return (await Checkpoint.TakeOneAsync()).Item;
    }
}
