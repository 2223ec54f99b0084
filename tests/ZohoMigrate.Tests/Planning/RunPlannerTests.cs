using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Staging;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
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
        Assert.Equal(minutes, Time(calls, Budget(perDay: null)).Minutes);

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
        Assert.Equal(days, Time(calls, Budget(perDay, used)).Days);

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
            (await new RunPlanner(checkpoint, ZohoCatalogue.Load(), TimeProvider.System).PlanAsync(Budgets("books.organization", Budget(perDay: null)), CancellationToken.None)).Calls;
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
        var planner = new RunPlanner(checkpoint, ZohoCatalogue.Load(), TimeProvider.System);

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
        var planner = new RunPlanner(checkpoint, ZohoCatalogue.Load(), TimeProvider.System) { Bulk = choice };

        var plan = await planner.PlanAsync(Budgets("crm.organization", Budget(perDay: null)), CancellationToken.None);

        Assert.Equal((calls, jobs, jobs == 0 ? 0 : 31_000), (plan.Calls, plan.Jobs, plan.InJobs));
        Assert.Equal(credits, Assert.Single(plan.Lanes!).Permits);
        Assert.Equal(saving, plan.ByJobs?.Jobs ?? 0);
        if (plan.ByJobs is { } cheaper)
            Assert.Equal((31_000L, 1024L), (cheaper.Records, Assert.Single(cheaper.Lanes).Permits));
    }

    // Each stream's own records refer to others of it, level by level: a level is only sent once the one above it is there.
    [Theory]
    [InlineData("A BA CA DB", 3)]
    [InlineData("A B CA DA", 2)]
    [InlineData("A B C D", 1)]
    public async Task PlanAsync_ATreeInBatches_CountsACallForEachLevel(string tree, long calls)
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCrmAsync();
        await staging.StageAsync([.. tree.Split(' ').Select(firm => staging.Record(
            "firms", firm[..1], [.. firm.Skip(1).Select(parent => new Reference("Parent_Account", "firms", parent.ToString()))]))]);
        await staging.SealAsync();

        Assert.Equal(calls, (await PlanAsync(checkpoint)).Calls);
    }

    // 120 firms at the top: a full call, and 20 that wait for it and are joined by the 90 below, of which 10 are left.
    [Fact]
    public async Task PlanAsync_ATreeOfFullCalls_CountsThoseThatAreJoinedOnce()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCrmAsync();
        await staging.StageAsync([.. Enumerable.Range(0, 120).Select(number => staging.Record("firms", $"F{number}"))]);
        await staging.StageAsync([.. Enumerable.Range(0, 90).Select(number => staging.Record("firms", $"B{number}", new Reference("Parent_Account", "firms", "F0")))]);
        await staging.SealAsync();

        Assert.Equal(3, (await PlanAsync(checkpoint)).Calls);
    }

    // 150 people are 15 calls at 5 a minute, so 2 minutes; 25 channels 1 minute. Only then are the members added, a call for each channel, at 10 a
    // minute: from the second to the fourth. 120 messages at 50 a minute are through before.
    [Theory]
    [InlineData(Keeping.Everything)]
    [InlineData(Keeping.Faults)]
    public async Task PlanAsync_LanesThatWaitForOthers_TakeAsLongAsTheLongestChain(Keeping keeping)
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, keeping, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCliqAsync();
        MappedRecord[] records = [
            .. Enumerable.Range(0, 150).Select(number => staging.Record("users", $"U{number}")),
            .. Enumerable.Range(0, 25).Select(number => staging.Record("channels", $"C{number}")),
            .. Enumerable.Range(0, 50).Select(number => Member(staging, channel: number % 25, user: number)),
            .. Enumerable.Range(0, 120).Select(number => staging.Record("messages", $"M{number}", new Reference("chat_id", "channels", $"C{number % 25}"))),
        ];
        if (keeping == Keeping.Faults)
            await CountAsync(checkpoint, records);
        else
            await staging.StageAsync(records);
        await staging.CloseAsync();
        await checkpoint.SealAsync(CancellationToken.None);

        var plan = await PlanAsync(checkpoint);

        Assert.Equal([("users", 15L), ("channels", 25L), ("members", 25L), ("messages", 120L)], plan.Streams.Select(stream => (stream.Stream, stream.Calls)));
        Assert.Equal((4.0, 1, Now.AddMinutes(4)), (plan.Minutes, plan.Days, plan.FinishAt));
    }

    // At two calls a minute in each product: five products of Zoho Books take two minutes, and so do one call of firms and three of people. The firms wait
    // for no product, though these come first.
    [Fact]
    public async Task PlanAsync_AnEarlierStreamOfAnotherProduct_HoldsBackNothingThatDoesNotWaitForIt()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await (await new Staging(checkpoint).OpenAsync()).OpenCrmAsync();
        await staging.StageAsync([
            .. Enumerable.Range(0, 5).Select(number => staging.Record("products", $"P{number}")),
            .. Enumerable.Range(0, 3).Select(number => staging.Record("firms", $"F{number}")),
            .. Enumerable.Range(0, 300).Select(number => staging.Record("people", $"M{number}", new Reference("Account_Name", "firms", $"F{number % 3}"))),
        ]);
        await staging.SealAsync();
        var budget = new LaneBudget(2, Minute, null, new LaneDay(new DayRule(zone: null, late: TimeSpan.Zero)));

        var plan = await new RunPlanner(checkpoint, ZohoCatalogue.Load(), new ManualTimeProvider(Now)).PlanAsync(
            new Dictionary<string, LaneBudget>(StringComparer.Ordinal) { ["books.organization"] = budget, ["crm.organization"] = budget }, CancellationToken.None);

        Assert.Equal((9L, 2.0), (plan.Calls, plan.Minutes));
    }

    // A channel of more than a hundred takes two calls, of which the full one waits for nobody.
    [Fact]
    public async Task PlanAsync_AChannelOfManyMembers_CountsAsManyCallsAsItTakes()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCliqAsync();
        await staging.StageAsync([.. Enumerable.Range(0, 130).Select(number => staging.Record("users", $"U{number}")), staging.Record("channels", "C0"), staging.Record("channels", "C1")]);
        await staging.StageAsync([.. Enumerable.Range(0, 130).Select(number => Member(staging, 0, number)), .. Enumerable.Range(0, 20).Select(number => Member(staging, 1, number))]);
        await staging.SealAsync();

        Assert.Equal(3, (await PlanAsync(checkpoint)).Streams.Single(stream => stream.Stream == "members").Calls);
    }

    // Forty-one files in one chat and three in another: a call each, and looks for what they are called, by chats and by twenties.
    [Theory]
    [InlineData(Keeping.Everything), InlineData(Keeping.Faults)]
    public async Task PlanAsync_Files_CountsTheLooksThatTellTheirIds(Keeping keeping)
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            folder["checkpoint.db"], Staging.Manifest, keeping, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCliqAsync();
        await staging.AddStreamAsync("files", "cliq.files");
        var files = Enumerable.Range(0, 44).Select(number => File(staging, chat: number < 41 ? 0 : 1, number)).ToList();
        if (keeping == Keeping.Everything)
            await staging.StageAsync([.. files]);
        else
            await CountAsync(checkpoint, files);
        await staging.SealAsync();

        var plan = await PlanAsync(checkpoint);

        Assert.Equal(44 + 3 + 1, plan.Streams.Single(stream => stream.Stream == "files").Calls);
        // 44 at twenty a minute.
        Assert.Equal(2, plan.Minutes);
    }

    private static MappedRecord File(Staging staging, int chat, int number)
    {
        var file = staging.Record("files", $"F{number}");
        file.Payload["chat_id"] = $"CT_{chat}";
        return file with { Address = $"CT_{chat}" };
    }

    private static MappedRecord Member(Staging staging, int channel, int user)
    {
        var member = staging.Record("members", $"{channel}/{user}", new Reference("channel_id", "channels", $"C{channel}"), new Reference("email_id", "users", $"U{user}"));
        return member with { Address = member.Payload["channel_id"]!.ToJsonString() };
    }

    private static Task CountAsync(SqliteCheckpoint checkpoint, IEnumerable<MappedRecord> records)
    {
        var passed = new PassedRecords();
        foreach (var record in records)
            passed.Add(record);
        return checkpoint.CountPassedAsync([passed], CancellationToken.None);
    }

    private static Task<RunPlan> PlanAsync(SqliteCheckpoint checkpoint)
    {
        var catalogue = ZohoCatalogue.Load();
        return new RunPlanner(checkpoint, catalogue, new ManualTimeProvider(Now)).PlanAsync(
            catalogue.Product("cliq").Lanes.Values.ToDictionary(
                lane => $"cliq.{lane.Name}", lane => new LaneBudget(lane.Requests!.Value, lane.Window, null, new LaneDay(new DayRule(zone: null, late: TimeSpan.Zero))), StringComparer.Ordinal),
            CancellationToken.None);
    }

    private static CallTime Time(long calls, LaneBudget budget) =>
        new RunForecast([new CallFlow(calls, new Dictionary<string, int>(StringComparer.Ordinal) { ["lane"] = 1 })], Budgets("lane", budget)).From(Now);

    private static Dictionary<string, LaneBudget> Budgets(string lane, LaneBudget budget) => new(StringComparer.Ordinal) { [lane] = budget };

    // What is used was used just now: it comes back when the next day begins.
    private static LaneBudget Budget(int? perDay, long used = 0)
    {
        var rule = new DayRule(zone: null, late: TimeSpan.FromSeconds(90));
        return new LaneBudget(100, Minute, perDay, new LaneDay(rule, used == 0 ? [] : [(rule.CountsUntil(Now), used)]));
    }
}
