using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Checkpointing;

/// <summary>A job makes its records while nobody waits for an answer: what is known of it decides what becomes of them, whatever dies.</summary>
public abstract class JobContract<TStorage> : CheckpointContract<TStorage>
    where TStorage : ICheckpointStorage, new()
{
    private static readonly OperationSpec Job = new()
    {
        Name = BulkSpec.JobName,
        Product = "books",
        Module = "books.contacts",
        Effect = Effect.Create,
        Cost = new Dictionary<string, int>(StringComparer.Ordinal) { ["organization"] = 1 },
    };

    [Fact]
    public async Task Reopen_TheJobIsKnown_ItsRecordsAreNeitherReadyNorUnknown()
    {
        var steps = await TakeAsync(3);
        var attempt = await BeginAsync(steps);
        await Checkpoint.EndAsync(attempt, CheckpointCalls.End(ReplyKind.Success) with { Job = "J1" });

        await ReopenAsync();

        var job = Assert.Single(await Checkpoint.ReadOpenJobsAsync(CancellationToken.None));
        Assert.Equal(("J1", "customers", "books.contacts", 3L), (job.ZohoId, job.Stream, job.Module, job.Records));
        Assert.Equal((0L, 0L, 3L), (await Checkpoint.CountAsync(StepState.Ready), await Checkpoint.CountAsync(StepState.Parked), await Checkpoint.CountAsync(StepState.Planned)));
        var account = await Checkpoint.AccountAsync("customers");
        Assert.Equal((3L, 3L), (account[RecordState.Pending], account.InJobs));
        Assert.Equal(steps.Select(step => step.Key), (await Checkpoint.ReadJobAsync(job, "name", CancellationToken.None)).Select(row => row.Item.Key));
    }

    // Law 2: it may be made long after, when nothing shows it yet.
    [Fact]
    public async Task Reopen_TheAskingHasNoEnd_ItsRecordsAreParkedAndMayBeQueued()
    {
        await BeginAsync(await TakeAsync(2));

        await ReopenAsync();

        Assert.Empty(await Checkpoint.ReadOpenJobsAsync(CancellationToken.None));
        Assert.All(await ParkedAsync(2), parked => Assert.Equal((true, true), (parked.MayBeQueued, parked.MayBeOurs)));
    }

    [Fact]
    public async Task Reopen_TheAskingSucceededAndNamedNoJob_ItsRecordsAreParkedAndMayBeQueued()
    {
        await Checkpoint.EndAsync(await BeginAsync(await TakeAsync(1)), CheckpointCalls.End(ReplyKind.Success));

        await ReopenAsync();

        Assert.True(Assert.Single(await ParkedAsync(1)).MayBeQueued);
    }

    [Theory]
    [InlineData(ReplyKind.Refused)]
    [InlineData(ReplyKind.Transient)]
    public async Task Reopen_TheAskingWasNotTaken_ItsRecordsAreReady(ReplyKind kind)
    {
        await Checkpoint.EndAsync(await BeginAsync(await TakeAsync(2)), CheckpointCalls.End(kind));

        await ReopenAsync();

        Assert.Equal(2, await Checkpoint.CountAsync(StepState.Ready));
    }

    [Fact]
    public async Task Reopen_InTheMidstOfSettling_GoesOnWithTheRest()
    {
        var steps = await TakeAsync(3);
        var job = await OpenAsync(steps);
        await Checkpoint.HearAsync(job, OpenedAt, [(0, ReplyKind.Success), (1, ReplyKind.Refused), (2, ReplyKind.Unknown)]);
        await Checkpoint.SettleAsync([new Settled(steps[0].Item, RecordState.Created, "Z1")]);

        await ReopenAsync();

        Assert.Equal(2, Assert.Single(await Checkpoint.ReadOpenJobsAsync(CancellationToken.None)).Records);
        Assert.Equal([1, 2], (await Checkpoint.ReadJobAsync(job, "name", CancellationToken.None)).Select(row => row.Position));

        await Checkpoint.SettleAsync([new Refused(steps[1].Item) { Problems = [Error(ProblemStage.Delivery, "zoho-X")] }, new Parked(steps[2].Item, IsDuplicate: false, OpenedAt, "unprocessed")]);
        Assert.Empty(await Checkpoint.ReadOpenJobsAsync(CancellationToken.None));
        // Zoho said that the job is over: what it did not make by now it never makes.
        Assert.False(Assert.Single(await ParkedAsync(1)).MayBeQueued);
    }

    [Fact]
    public async Task Settle_TheJobIsLostAndNobodySaidThatItIsOver_ItsRecordsMayStillBeQueued()
    {
        var steps = await TakeAsync(1);
        var job = await OpenAsync(steps);
        await Checkpoint.HearAsync(job, ended: null, [(0, ReplyKind.Unknown)]);

        await Checkpoint.SettleAsync([new Parked(steps[0].Item, IsDuplicate: false, OpenedAt, "gone")]);

        Assert.True(Assert.Single(await ParkedAsync(1)).MayBeQueued);
    }

    // Refused alike, they are put back: by the result's own word, for that of the call was that it made a job.
    [Fact]
    public async Task Settle_PutBackAfterTheResultRefusedIt_IsReady()
    {
        var steps = await TakeAsync(2);
        var job = await OpenAsync(steps);
        await Checkpoint.HearAsync(job, OpenedAt, [(0, ReplyKind.Refused), (1, ReplyKind.Success)]);

        await Checkpoint.SettleAsync([new PutBack(steps[0].Item), new PutBack(steps[1].Item)]);

        Assert.Equal((1L, 1L), (await Checkpoint.CountAsync(StepState.Ready), await Checkpoint.CountAsync(StepState.Parked)));
    }

    [Fact]
    public async Task Settle_AlreadyThere_IsNotTakenForOurs()
    {
        var steps = await TakeAsync(1);
        var job = await OpenAsync(steps);
        await Checkpoint.HearAsync(job, OpenedAt, [(0, ReplyKind.Duplicate)]);

        await Checkpoint.SettleAsync([new Parked(steps[0].Item, IsDuplicate: true, OpenedAt, "duplicate data")]);

        Assert.Equal((true, false), (Assert.Single(await ParkedAsync(1)).IsDuplicate, (await Checkpoint.ReadParkedAsync(CancellationToken.None))[0].MayBeOurs));
    }

    [Fact]
    public async Task ReadTaken_StepsInHand_AreAsTheyWereTaken()
    {
        var steps = await TakeAsync(3);

        var again = await Checkpoint.ReadTakenAsync([.. steps.Reverse().Select(step => new JobItem(step.Item, step.Key))], CancellationToken.None);

        Assert.Equal(steps.Reverse().Select(step => step.Key), again.Select(step => step.Key));
        Assert.All(again.Zip(steps.Reverse()), pair => Assert.True(JsonNode.DeepEquals(pair.First.Payload, pair.Second.Payload)));
    }

    private async Task<IReadOnlyList<ReadyStep>> TakeAsync(int count)
    {
        await Staging.StageAsync([.. Enumerable.Range(0, count).Select(number => Staging.Record("customers", $"C{number}"))]);
        await Staging.SealAsync();
        return await Checkpoint.TakeReadyAsync(count, CancellationToken.None);
    }

    private Task<long> BeginAsync(IReadOnlyList<ReadyStep> steps) => Checkpoint.BeginAsync(
        CheckpointCalls.Request(Checkpoint, Job, [.. steps.Select(step => step.Item)]), CheckpointCalls.Start(1), CancellationToken.None);

    private async Task<OpenJob> OpenAsync(IReadOnlyList<ReadyStep> steps)
    {
        await Checkpoint.EndAsync(await BeginAsync(steps), CheckpointCalls.End(ReplyKind.Success) with { Job = "J1" });
        return Assert.Single(await Checkpoint.ReadOpenJobsAsync(CancellationToken.None));
    }

    private async Task<IReadOnlyList<ParkedStep>> ParkedAsync(int count)
    {
        var parked = await Checkpoint.ReadParkedAsync(CancellationToken.None);
        Assert.Equal(count, parked.Count);
        return parked;
    }
}
