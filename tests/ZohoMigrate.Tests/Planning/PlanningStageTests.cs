using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Planning;

public sealed class PlanningStageTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly DeliveryOptions Hasty = new() { SettleDelay = TimeSpan.Zero, LateArrival = TimeSpan.Zero };

    // Law 2: it may have been sent again meanwhile, and that attempt be in the air; a look judged by the old state would send it once more.
    [Fact]
    public async Task RunAsync_LookSettlesWhileTheParkedAreRead_IsNotFollowedByOneAtWhatTheyWere()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var parked = await ParkAsync(checkpoint);
        var outstanding = new Outstanding();
        var look = new PlannedProbe(Catalogue.Module(parked.Module), [parked]);
        outstanding.Planned(look);
        using var stopping = new CancellationTokenSource();
        var ledger = new LedgerOfALateLook(checkpoint, async () =>
        {
            await checkpoint.SettleAsync([new NotFound(parked.Item, TimeProvider.System.GetUtcNow()), new SendAgain(parked.Item)]);
            outstanding.Settled(look);
        });
        var planning = new PlanningStage(
            ledger, new OpenBatches(new RequestPlanner(Catalogue, checkpoint), []), new ProbeSchedule(Catalogue, Hasty, TimeProvider.System), outstanding, TimeProvider.System);
        var work = Queues();

        var running = planning.RunAsync(work, stopping.Token, CancellationToken.None);
        var first = await work.All.Single().Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2));
        await stopping.CancelAsync();
        await running;

        Assert.Equal(parked.Item, Assert.Single(Assert.IsType<PlannedRequest>(first).Steps).Item);
        Assert.Empty(await work.All.Single().Reader.ReadAllAsync().ToListAsync());
    }

    // Stopped, what waits for company is handed on all the same: Delivery puts it back.
    [Fact]
    public async Task RunAsync_Stopped_HandsOnWhatWaitsForCompany()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCrmAsync();
        await staging.StageAsync([.. Enumerable.Range(0, 3).Select(number => staging.Record("firms", $"F{number}"))]);
        await staging.SealAsync();
        var outstanding = new Outstanding();
        // Never settled: as long as it is under way, more could become ready.
        outstanding.Planned(new PlannedProbe(Catalogue.Module("crm.contacts"), []));
        using var stopping = new CancellationTokenSource();
        var planning = new PlanningStage(
            checkpoint, new OpenBatches(new RequestPlanner(Catalogue, checkpoint), ["firms"]), new ProbeSchedule(Catalogue, Hasty, TimeProvider.System), outstanding, TimeProvider.System);
        var work = Queues("crm");

        var running = planning.RunAsync(work, stopping.Token, CancellationToken.None);
        while (await checkpoint.CountAsync(StepState.Planned) < 3)
            await Task.Delay(10);
        await stopping.CancelAsync();
        await running;

        Assert.Equal(3, Assert.IsType<PlannedRequest>(Assert.Single(await work.All.Single().Reader.ReadAllAsync().ToListAsync())).Steps.Count);
    }

    // Law 1: what can never begin is blocked, also while a person still has something else to decide.
    [Fact]
    public async Task RunAsync_CircleBesideAnUndecidedRecord_IsBlockedAndTheChildrenOfTheUndecidedGoOnWaiting()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(
            staging.Record("customers", "A", new Reference("parent", "customers", "B")),
            staging.Record("customers", "B", new Reference("parent", "customers", "A")),
            staging.Record("customers", "UNDECIDED"),
            staging.Record("orders", "1", new Reference("customer_id", "customers", "UNDECIDED")));
        await staging.SealAsync();
        await checkpoint.SettleAsync([new Undecided((await checkpoint.TakeOneAsync()).Item)]);
        var outstanding = new Outstanding();
        var planning = new PlanningStage(
            checkpoint, new OpenBatches(new RequestPlanner(Catalogue, checkpoint), []), new ProbeSchedule(Catalogue, Hasty, TimeProvider.System), outstanding, TimeProvider.System);

        await planning.RunAsync(Queues(), CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, (await checkpoint.AccountAsync("customers"))[RecordState.Blocked]);
        Assert.Equal(1, (await checkpoint.AccountAsync("orders"))[RecordState.Pending]);
    }

    // Law 1: a call that is not full waits while anything is under way. What was under way may be settled after that was asked.
    [Fact]
    public async Task RunAsync_TheLastCallSettlesWhileTheParkedAreRead_StillSendsWhatWaitsForCompany()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCrmAsync();
        await staging.StageAsync(staging.Record("firms", "A"));
        await staging.SealAsync();
        var outstanding = new Outstanding();
        var (one, another) = (new PlannedProbe(Catalogue.Module("crm.accounts"), []), new PlannedProbe(Catalogue.Module("crm.contacts"), []));
        outstanding.Planned(one);
        outstanding.Planned(another);
        var ledger = new LedgerOfALateLook(checkpoint, () => Settle(one), () => Settle(another));
        var planning = new PlanningStage(
            ledger, new OpenBatches(new RequestPlanner(Catalogue, checkpoint), []), new ProbeSchedule(Catalogue, Hasty, TimeProvider.System), outstanding, TimeProvider.System);
        var work = Queues("crm");
        using var stopping = new CancellationTokenSource();

        var running = planning.RunAsync(work, stopping.Token, CancellationToken.None);
        var sent = await work.All.Single().Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(2));
        await stopping.CancelAsync();
        await running;

        Assert.Equal("firms", Assert.Single(Assert.IsType<PlannedRequest>(sent).Steps).Stream);

        Task Settle(PlannedWork settled)
        {
            outstanding.Settled(settled);
            return Task.CompletedTask;
        }
    }

    private static async Task<ParkedStep> ParkAsync(SqliteCheckpoint checkpoint)
    {
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A"));
        await staging.SealAsync();
        var item = (await checkpoint.TakeOneAsync()).Item;
        await checkpoint.EndAsync(await checkpoint.BeginAsync(item), CheckpointCalls.End(ReplyKind.Unknown));
        await checkpoint.SettleAsync([new Parked(item, IsDuplicate: false, CheckpointCalls.Noon, "timeout")]);
        await checkpoint.SettleAsync([new NotFound(item, CheckpointCalls.Noon)]);
        return Assert.Single(await checkpoint.ReadParkedAsync(CancellationToken.None));
    }

    // A run that stood still for ever would say nothing at all.
    [Fact]
    public async Task RunAsync_WhatIsReadyHasNoQueue_Throws()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A"));
        await staging.SealAsync();
        var planning = new PlanningStage(
            checkpoint, new OpenBatches(new RequestPlanner(Catalogue, checkpoint), []), new ProbeSchedule(Catalogue, Hasty, TimeProvider.System), new Outstanding(), TimeProvider.System);

        var running = planning.RunAsync(Queues("cliq"), CancellationToken.None, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.StartsWith("1 steps are ready", (await Assert.ThrowsAsync<InvalidOperationException>(() => running)).Message, StringComparison.Ordinal);
    }

    private static LaneQueues Queues(string product = "books") => new(Catalogue.Modules.Where(module => module.Product == product), 100);

    /// <summary>A ledger in which something settles just after the parked were read, each time something else.</summary>
    private sealed class LedgerOfALateLook(IDeliveryLedger ledger, params Func<Task>[] settles) : IDeliveryLedger
    {
        private readonly Queue<Func<Task>> _settles = new(settles);

        public TimeProvider Clock => ledger.Clock;

        public long NextRequestId() => ledger.NextRequestId();

        public Task<IReadOnlyList<ReadyStep>> TakeReadyAsync(int limit, CancellationToken cancellationToken) => ledger.TakeReadyAsync(limit, cancellationToken);

        public Task<IReadOnlyList<ReadyStep>> TakeReadyAsync(
            int limit, IReadOnlyList<(string Module, string Operation)> among, CancellationToken cancellationToken) => ledger.TakeReadyAsync(limit, among, cancellationToken);

        public Task SettleAsync(IReadOnlyList<Outcome> outcomes) => ledger.SettleAsync(outcomes);

        public async Task<IReadOnlyList<ParkedStep>> ReadParkedAsync(CancellationToken cancellationToken)
        {
            var parked = await ledger.ReadParkedAsync(cancellationToken);
            if (_settles.TryDequeue(out var settle))
                await settle();
            return parked;
        }

        public Task<IReadOnlyList<RefusedStep>?> ReadRefusedAsync(string stream) => ledger.ReadRefusedAsync(stream);

        public Task<IReadOnlyDictionary<StepState, long>> CountStepsAsync(CancellationToken cancellationToken) => ledger.CountStepsAsync(cancellationToken);

        public Task BlockWaitingAsync(Problem problem, CancellationToken cancellationToken) => ledger.BlockWaitingAsync(problem, cancellationToken);
    }
}
