using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Checkpointing.Retrying;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>Records of one sequence go one after the other, and what becomes of one is no other sequence's.</summary>
public abstract class SequenceContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    [Fact]
    public async Task TakeReady_OfTwoSequences_GivesTheFirstOfEach()
    {
        await StageAsync(In("A", "A1"), In("A", "A2"), In("B", "B1"), In("A", "A3"), In("B", "B2"));

        var first = await TakeAsync();
        await Checkpoint.SettleAsync([Created(first[0])]);

        Assert.Equal(["A1", "B1"], Keys(first));
        Assert.Equal(["A2"], Keys(await TakeAsync()));
    }

    [Fact]
    public async Task Settle_Refused_LetsTheNextGo()
    {
        await StageAsync(In("A", "A1"), In("A", "A2"));

        await Checkpoint.SettleAsync([RefusedOf((await TakeAsync()).Single())]);

        Assert.Equal(["A2"], Keys(await TakeAsync()));
    }

    [Fact]
    public async Task Settle_Parked_HoldsItsOwnSequenceAloneUntilItIsFound()
    {
        await StageAsync(In("A", "A1"), In("A", "A2"), In("B", "B1"), In("B", "B2"));
        var first = await TakeAsync();
        await Checkpoint.SettleAsync([new Parked(first[0].Item, IsDuplicate: false, CheckpointCalls.Noon, "timeout"), Created(first[1])]);

        Assert.Equal(["B2"], Keys(await TakeAsync()));

        await Checkpoint.SettleAsync([new Settled(first[0].Item, RecordState.Recovered, "z-A1")]);
        Assert.Equal(["A2"], Keys(await TakeAsync()));
    }

    [Fact]
    public async Task Settle_TakenBack_GoesBeforeTheNextAgain()
    {
        await StageAsync(In("A", "A1"), In("A", "A2"), In("A", "A3"));
        var first = (await TakeAsync()).Single();
        await Checkpoint.SettleAsync([RefusedOf(first)]);

        await Checkpoint.SettleAsync([new TakenBack(first.Item)]);

        Assert.Equal(["A1"], Keys(await TakeAsync()));
    }

    // One of those refused alike is put back while it is in hand: it waits for those before it that are taken back with it.
    [Fact]
    public async Task Settle_PutBackBehindOneTakenBack_WaitsForIt()
    {
        await StageAsync(In("A", "A1"), In("A", "A2"));
        var first = (await TakeAsync()).Single();
        await Checkpoint.SettleAsync([RefusedOf(first)]);
        var second = (await TakeAsync()).Single();

        await Checkpoint.SettleAsync([new TakenBack(first.Item), new PutBack(second.Item)]);

        Assert.Equal(["A1"], Keys(await TakeAsync()));
    }

    // A channel's name is corrected, and all its messages come free at once.
    [Fact]
    public async Task Restage_TheParentOfASequence_FreesItInItsOrder()
    {
        var channel = Staging.Record("customers", "C") with { Problems = [new Problem(ProblemStage.Validation, "too-long", "Too long.")] };
        MappedRecord[] messages = [.. new[] { "A1", "A2", "A3" }.Select(key => Staging.Record("orders", key, new Reference("customer_id", "customers", "C")) with { Sequence = "A" })];
        await StageAsync([channel, .. messages]);

        await RestageAsync("customers", channel with { Problems = [] });
        await Checkpoint.SettleAsync([Created((await TakeAsync()).Single())]);

        foreach (var key in new[] { "A1", "A2", "A3" })
        {
            var next = await TakeAsync();
            Assert.Equal([key], Keys(next));
            await Checkpoint.SettleAsync([Created(next[0])]);
        }
    }

    [Fact]
    public async Task Restage_OneOfASequence_GoesBeforeWhatStandsBehindIt()
    {
        var faulty = In("A", "A1") with { Problems = [new Problem(ProblemStage.Validation, "required", "Missing.")] };
        await StageAsync(faulty, In("A", "A2"), In("A", "A3"));

        await RestageAsync("orders", faulty with { Problems = [] });

        Assert.Equal(["A1"], Keys(await TakeAsync()));
    }

    [Fact]
    public async Task Settle_OneIsBlockedByItsParent_TheNextDoesNotWaitForIt()
    {
        var blocked = Staging.Record("orders", "A1", new Reference("customer_id", "customers", "C")) with { Sequence = "A" };
        await StageAsync(Staging.Record("customers", "C"), blocked, In("A", "A2"));

        await Checkpoint.SettleAsync([RefusedOf((await TakeAsync()).Single())]);

        Assert.Equal(["A2"], Keys(await TakeAsync()));
    }

    // Two processes die while they stage; what the third stages stands in their places.
    [Fact]
    public async Task ResetStaging_OfSequences_LeavesNothingOfThem()
    {
        await Staging.StageAsync(In("A", "A1"));
        await ReopenAsync();
        await Checkpoint.ResetStagingAsync(CancellationToken.None);
        await ReopenAsync();

        var again = await new Staging(Checkpoint).OpenAsync();
        await again.StageAsync(again.Record("orders", "A1") with { Sequence = "A" });
        await again.SealAsync();

        Assert.Equal(["A1"], Keys(await TakeAsync()));
    }

    // The first may be at Zoho; the second will never leave, for what it refers to was refused. The third is no nearer for that.
    [Fact]
    public async Task Settle_OneIsBlockedBehindAParked_TheNextDoesNotOvertakeTheParked()
    {
        await StageAsync(
            Staging.Record("customers", "C"), In("A", "A1"), In("A", "A2", new Reference("customer_id", "customers", "C")), In("A", "A3", new Reference("customer_id", "customers", "C")), In("A", "A4"));
        var taken = await TakeAsync();
        var first = taken.Single(step => step.Key == "A1");
        await Checkpoint.SettleAsync([new Parked(first.Item, IsDuplicate: false, CheckpointCalls.Noon, "timeout"), RefusedOf(taken.Single(step => step.Key == "C"))]);

        Assert.Empty(await TakeAsync());

        await Checkpoint.SettleAsync([new Settled(first.Item, RecordState.Recovered, "z-A1")]);
        Assert.Equal(["A4"], Keys(await TakeAsync()));
    }

    [Fact]
    public async Task BlockWaiting_ALongLineBehindAnUndecided_IsSparedAndDoesNotTakeLong()
    {
        var began = TimeProvider.System.GetTimestamp();
        await StageAsync([.. Enumerable.Range(0, 4000).Select(number => In("A", $"A{number:D4}"))]);
        var staged = TimeProvider.System.GetElapsedTime(began);
        var first = (await TakeAsync()).Single();
        await Checkpoint.SettleAsync([new Undecided(first.Item) { Problems = [new Problem(ProblemStage.Delivery, "cannot-tell", "Nobody knows.")] }]);

        began = TimeProvider.System.GetTimestamp();
        await Checkpoint.BlockWaitingAsync(new Problem(ProblemStage.Delivery, "reference-circle", "In a circle."), CancellationToken.None);

        // A square of them takes many seconds; on a machine that is slow just now staging takes longer too.
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(2) + staged);
        Assert.Equal(3999, await Checkpoint.CountAsync(StepState.Waiting));
    }

    [Fact]
    public async Task Settle_WithMembersThatAreKept_ChildrenTakeThem()
    {
        var child = Staging.Record("orders", "1", new Reference("chat_id", "customers", "C"));
        child.Payload["chat_id"] = Payload.ReferenceMarker("customers", "C", "chat_id");
        await StageAsync(Staging.Record("customers", "C"), child);
        var parent = (await TakeAsync()).Single();

        await Checkpoint.SettleAsync([Created(parent) with { Kept = new Dictionary<string, string> { ["chat_id"] = "CT_1" } }]);

        Assert.Equal(JsonValue.Create("CT_1").ToJsonString(), (await TakeAsync()).Single().Payload["chat_id"]!.ToJsonString());
    }

    private async Task StageAsync(params MappedRecord[] records)
    {
        await Staging.StageAsync(records);
        await Staging.SealAsync();
    }

    private async Task RestageAsync(string stream, MappedRecord record)
    {
        var id = (await Checkpoint.FindHeaderAsync(stream, record.Key, CancellationToken.None))!.Record;
        await Checkpoint.RestageAsync(new Restaging([new RestagedRecord(id, record)], [], [], OpenedAt), CancellationToken.None);
    }

    private MappedRecord In(string sequence, string key, params Reference[] references) => Staging.Record("orders", key, references) with { Sequence = sequence };

    private Task<IReadOnlyList<ReadyStep>> TakeAsync() => Checkpoint.TakeReadyAsync(9, CancellationToken.None);

    private static IEnumerable<string> Keys(IEnumerable<ReadyStep> steps) => steps.Select(step => step.Key);

    private static Settled Created(ReadyStep step) => new(step.Item, RecordState.Created, $"z-{step.Key}");

    private static Refused RefusedOf(ReadyStep step) => new(step.Item) { Problems = [new Problem(ProblemStage.Delivery, "zoho-none", "No.")] };
}
