using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxLimitTests
{
    [Fact]
    public async Task Books_MoreThanTheWindowHolds_Answers44AndBlocksTheOrganisation()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Limit = 3, Block = TimeSpan.FromMinutes(5) });
        for (var call = 0; call < 3; call++)
            Assert.Equal((200, 0), (await sandbox.GetAsync("/contacts")).Verdict);

        var refused = await sandbox.GetAsync("/contacts");
        sandbox.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        var blocked = await sandbox.GetAsync("/contacts");
        sandbox.Time.Advance(TimeSpan.FromTicks(1));
        var free = await sandbox.GetAsync("/contacts");

        Assert.Equal((429, 44), refused.Verdict);
        Assert.StartsWith("For security reasons your organization has been blocked", refused.Message, StringComparison.Ordinal);
        Assert.Equal((429, 44), blocked.Verdict);
        Assert.Equal((200, 0), free.Verdict);
        Assert.DoesNotContain(refused.Headers, header => header.Key.StartsWith("X-Rate", StringComparison.OrdinalIgnoreCase) || header.Key == "Retry-After");
    }

    [Fact]
    public async Task Books_ANeighbour_TakesItsPartOfEveryWindow()
    {
        await using var sandbox = await SandboxHarness.StartAsync(
            new SandboxOptions { Limit = 5, Block = TimeSpan.Zero, Faults = SandboxFaults.Parse("neighbour=3") });
        for (var window = 0; window < 3; window++)
        {
            for (var call = 0; call < 2; call++)
                Assert.Equal((200, 0), (await sandbox.GetAsync("/contacts")).Verdict);
            Assert.Equal((429, 44), (await sandbox.GetAsync("/contacts")).Verdict);
            sandbox.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((9, 3), ((await sandbox.SummarizeAsync()).Arrivals, (await sandbox.SummarizeAsync()).RefusedByLimit));
    }

    [Fact]
    public async Task Books_ASlotOneTickYoungerThanTheWindow_IsStillTaken()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Limit = 2, Block = TimeSpan.Zero });
        await sandbox.GetAsync("/contacts");
        sandbox.Time.Advance(TimeSpan.FromSeconds(30));
        await sandbox.GetAsync("/contacts");
        sandbox.Time.Advance(TimeSpan.FromSeconds(30));
        var exactlyAWindowLater = await sandbox.GetAsync("/contacts");
        sandbox.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        var tooEarly = await sandbox.GetAsync("/contacts");

        Assert.Equal(200, exactlyAWindowLater.Status);
        Assert.Equal((429, 44), tooEarly.Verdict);
        Assert.Equal(3, (await sandbox.SummarizeAsync()).MaxInWindow);
    }

    [Fact]
    public async Task Books_RefusedArrivals_CountTowardsTheWindow()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Limit = 1, Block = TimeSpan.Zero });
        await sandbox.GetAsync("/contacts");
        for (var call = 0; call < 3; call++)
        {
            sandbox.Time.Advance(TimeSpan.FromSeconds(40));
            Assert.Equal((429, 44), (await sandbox.GetAsync("/contacts")).Verdict);
        }
    }

    [Fact]
    public async Task Books_PerDaySpent_Answers45WithTheNumberUntilADayHasPassed()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { PerDay = 2, TokenLifetime = TimeSpan.FromDays(3) });
        await sandbox.GetAsync("/contacts");
        await sandbox.GetAsync("/contacts");

        var spent = await sandbox.GetAsync("/contacts");
        sandbox.Time.Advance(TimeSpan.FromDays(1));
        var nextDay = await sandbox.GetAsync("/contacts");

        Assert.Equal((429, 45), spent.Verdict);
        Assert.Equal("The API call for this organization has exceeded the maximum call rate limit of 2.", spent.Message);
        Assert.Equal(200, nextDay.Status);
    }

    [Theory]
    [InlineData("Free", 5)]
    [InlineData("Zoho Books STANDARD (yearly)", 10)]
    public async Task Books_OneMoreAtOnceThanThePlanAllows_Answers1070(string plan, int allowed)
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Plan = plan, Latency = TimeSpan.FromSeconds(10) });
        var held = Enumerable.Range(0, allowed).Select(_ => sandbox.GetAsync("/contacts")).ToList();
        while ((await sandbox.SummarizeAsync()).Arrivals < allowed)
            await Task.Delay(5);

        var refused = await sandbox.GetAsync("/contacts");
        await sandbox.AdvanceUntilAsync(Task.WhenAll(held));

        Assert.Equal((429, 1070), refused.Verdict);
        Assert.All(await Task.WhenAll(held), reply => Assert.Equal(200, reply.Status));
        Assert.Equal(allowed + 1, (await sandbox.SummarizeAsync()).MaxConcurrent);
    }

    [Fact]
    public async Task StartAsync_UnknownPlanOrNumbersOutOfRange_NamesThem()
    {
        var plan = await Assert.ThrowsAsync<SandboxException>(() => SandboxHarness.StartAsync(new SandboxOptions { Plan = "Gold" }));
        var numbers = await Assert.ThrowsAsync<SandboxException>(
            () => SandboxHarness.StartAsync(new SandboxOptions { Limit = 0, Window = TimeSpan.Zero }));

        Assert.Contains("Premium", plan.Message, StringComparison.Ordinal);
        Assert.Contains("limit 0", numbers.Message, StringComparison.Ordinal);
        Assert.Contains("window", numbers.Message, StringComparison.Ordinal);
    }
}
