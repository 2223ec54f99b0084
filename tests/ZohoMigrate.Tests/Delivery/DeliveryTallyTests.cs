using Xunit;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Delivery;

public sealed class DeliveryTallyTests
{
    // Of five customers one is rejected, one refused with its order, one being looked for; the others are to be sent, the order's second step too.
    [Fact]
    public async Task Tell_WhatIsLeft_IsWhatAPlanOfThisMomentCounts()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        var bad = new Problem(ProblemStage.Validation, "required", "No name.");
        await staging.StageAsync(
            staging.Record("customers", "refused"),
            staging.Record("customers", "lost"),
            staging.Record("customers", "good"),
            staging.Record("customers", "rejected") with { Problems = [bad] },
            staging.Record("orders", "1", new Reference("customer_id", "customers", "refused")) with { Steps = ["mark_as_sent"] },
            staging.Record("orders", "2", new Reference("customer_id", "customers", "good")) with { Steps = ["mark_as_sent"] });
        await staging.SealAsync();
        var taken = await checkpoint.TakeReadyAsync(2, CancellationToken.None);
        await checkpoint.EndAsync(await checkpoint.BeginAsync(taken[1].Item), CheckpointCalls.End(ReplyKind.Unknown));
        await checkpoint.SettleAsync(
        [
            new Refused(taken[0].Item) { Problems = [bad with { Stage = ProblemStage.Delivery }] },
            new Parked(taken[1].Item, IsDuplicate: false, CheckpointCalls.Noon, "timeout"),
        ]);

        var told = new Told();
        await new DeliveryTally(checkpoint, ZohoRig.Catalogue, BulkChoice.Never, told, TimeProvider.System).RunAsync(new CancellationToken(canceled: true));
        var plan = await new MigrationPipeline(checkpoint, ZohoRig.Catalogue, TimeProvider.System, new ListLogger()).PlanAsync(
            new Dictionary<string, LaneBudget>(StringComparer.Ordinal) { ["books.organization"] = new(100, TimeSpan.FromMinutes(1), null, new LaneDay(new DayRule(zone: null, late: TimeSpan.Zero))) },
            CancellationToken.None);

        Assert.Equal(new DeliveryProgress(Left: 3, NotDelivered: 3, Parked: 1, Undecided: 0), told.Last);
        Assert.Equal(plan.Calls, told.Last.Left);
    }

    private sealed class Told : IRunProgress
    {
        public DeliveryProgress Last { get; private set; }

        public void Staged(string stream, long records)
        {
        }

        public void Delivering(DeliveryProgress progress) => Last = progress;
    }
}
