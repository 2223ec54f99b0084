using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho.Lanes;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Planning;

public sealed class RunPlannerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 20, TimeSpan.Zero);

    // The optima of reference/rate-limit.md §2: R requests at 100 a minute.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    [InlineData(250, 2)]
    [InlineData(1_000, 9)]
    [InlineData(10_000, 99)]
    public void Minutes_AtTheCap_AreTheTheoreticalOptimum(long calls, double minutes) =>
        Assert.Equal(minutes, CallTime.Of(calls, Budget(perDay: null), Now).Minutes);

    [Theory]
    [InlineData(0, 1_000, 0, 0)]
    [InlineData(1_000, 1_000, 0, 1)]
    [InlineData(1_001, 1_000, 0, 2)]
    [InlineData(1_000, 1_000, 1, 2)]
    [InlineData(1, 1_000, 1_000, 2)]
    [InlineData(1, 1_000, 5_000, 2)]
    [InlineData(10_000, 10_000, 0, 1)]
    [InlineData(25_000, 10_000, 5_000, 3)]
    public void Days_OfTheDailyBudget_CountWhatIsUsedAlready(long calls, int perDay, int used, int days) =>
        Assert.Equal(days, CallTime.Of(calls, Budget(perDay, used), Now).Days);

    [Fact]
    public async Task PlanAsync_RecordsOfSeveralSteps_CountsACallForEach()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(
            staging.Record("orders", "1") with { Steps = ["mark_as_sent"] },
            staging.Record("orders", "2") with { Steps = ["mark_as_sent"] },
            staging.Record("customers", "C"));
        await staging.SealAsync();

        Assert.Equal(5, await CountAsync());
        var first = Assert.Single(await checkpoint.TakeReadyAsync(3, CancellationToken.None), step => step.Key == "1");
        await checkpoint.DeliverAsync(first.Item, "z1");
        Assert.Equal(4, await CountAsync());

        async Task<long> CountAsync() =>
            (await new RunPlanner(checkpoint, checkpoint, checkpoint, ZohoCatalogue.Load(), TimeProvider.System).PlanAsync(Budgets("books.organization", Budget(perDay: null)), CancellationToken.None)).Calls;
    }

    // 100 records a call, and ten credits for a full one: the last calls of the streams carry what is left.
    [Fact]
    public async Task PlanAsync_RecordsInBatches_CountsTheCallsAndTheirCredits()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCrmAsync();
        await staging.StageAsync([.. Enumerable.Range(0, 250).Select(number => staging.Record("firms", $"F{number}")), staging.Record("people", "P")]);
        await staging.SealAsync();
        var planner = new RunPlanner(checkpoint, checkpoint, checkpoint, ZohoCatalogue.Load(), TimeProvider.System);

        var plan = await planner.PlanAsync(
            new Dictionary<string, LaneBudget>(StringComparer.Ordinal)
            {
                ["crm.organization"] = Budget(perDay: null),
                ["crm.credits"] = new LaneBudget(int.MaxValue, TimeSpan.Zero, 10, new LaneDay(new DayRule(zone: null, late: TimeSpan.Zero))),
            },
            CancellationToken.None);

        Assert.Equal([("firms", 3L), ("people", 1L)], plan.Streams.Select(stream => (stream.Stream, stream.Calls)));
        Assert.Equal(new LanePlan("crm.credits", "credits of the organisation", 26), Assert.Single(plan.Lanes!));
        Assert.Equal((4L, 3), (plan.Calls, plan.Days));
    }

    // Two jobs take 1024 credits and 24 calls; the calls of 31 000 records 3100 of both kinds.
    [Theory]
    [InlineData(BulkChoice.Never, 310, 3100, 0, 2)]
    [InlineData(BulkChoice.Auto, 26, 1024, 2, 0)]
    public async Task PlanAsync_ManyRecordsOfOneModule_ReckonsJobsOrSaysWhatTheyWouldSave(BulkChoice choice, long calls, long credits, long jobs, long saving)
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCrmAsync();
        await staging.StageAsync([.. Enumerable.Range(0, 31_000).Select(number => staging.Record("firms", $"F{number}"))]);
        await staging.SealAsync();
        var planner = new RunPlanner(checkpoint, checkpoint, checkpoint, ZohoCatalogue.Load(), TimeProvider.System) { Bulk = choice };

        var plan = await planner.PlanAsync(Budgets("crm.organization", Budget(perDay: null)), CancellationToken.None);

        Assert.Equal((calls, jobs, jobs == 0 ? 0 : 31_000), (plan.Calls, plan.Jobs, plan.InJobs));
        Assert.Equal(credits, Assert.Single(plan.Lanes!).Permits);
        Assert.Equal(saving, plan.ByJobs?.Jobs ?? 0);
        if (plan.ByJobs is { } cheaper)
            Assert.Equal((31_000L, 1024L), (cheaper.Records, Assert.Single(cheaper.Lanes).Permits));
    }

    private static Dictionary<string, LaneBudget> Budgets(string lane, LaneBudget budget) => new(StringComparer.Ordinal) { [lane] = budget };

    // What is used was used just now: it comes back when the next day begins.
    private static LaneBudget Budget(int? perDay, long used = 0)
    {
        var rule = new DayRule(zone: null, late: TimeSpan.FromSeconds(90));
        return new LaneBudget(100, Minute, perDay, new LaneDay(rule, used == 0 ? [] : [(rule.CountsUntil(Now), used)]));
    }
}
