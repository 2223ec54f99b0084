using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Planning;

public sealed class RunPlannerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

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
        Assert.Equal(minutes, CallTime.Of(calls, new LaneBudget(100, Minute, PerDay: null, UsedToday: 0)).Minutes);

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
        Assert.Equal(days, CallTime.Of(calls, new LaneBudget(100, Minute, perDay, used)).Days);

    [Fact]
    public void Duration_OverSeveralDays_IsTheFullDaysAndTheLastDaysMinutes()
    {
        var time = CallTime.Of(2_300, new LaneBudget(100, Minute, PerDay: 1_000, UsedToday: 0));

        Assert.Equal(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(2), time.Duration);
    }

    [Fact]
    public void Duration_WhenTheDayEndsSoon_IsShorterByWhatIsOver()
    {
        var budget = new LaneBudget(100, Minute, PerDay: 1_000, UsedToday: 400) { UntilNextDay = TimeSpan.FromHours(3) };

        Assert.Equal(TimeSpan.FromMinutes(5), CallTime.Of(600, budget).Duration);
        Assert.Equal(TimeSpan.FromHours(3), CallTime.Of(601, budget).Duration);
        Assert.Equal(TimeSpan.FromHours(27) + TimeSpan.FromMinutes(1), CallTime.Of(600 + 1_000 + 101, budget).Duration);
    }

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
            (await new RunPlanner(checkpoint, checkpoint, ZohoCatalogue.Load(), TimeProvider.System).PlanAsync(new LaneBudget(100, Minute, null, 0), CancellationToken.None)).Calls;
    }
}
