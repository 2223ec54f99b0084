using Xunit;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Cli;

/// <summary>The checkpoint that knew of a tax group is lost. Its list row does not show whose taxes it has: each is asked for by itself.</summary>
public sealed class LostGroupsTests
{
    private const string LongDay = "Limits:Books:PerDay=2000";

    // Two taxes and their group were made by four calls. The organisation and the lists are asked for by three, and the day is over.
    private const string ShortDay = "Limits:Books:PerDay=7";

    [Fact]
    public async Task Recover_TheDayEndsBeforeAGroupIsAskedFor_AsksWhenItGoesOn()
    {
        await using var zoho = await LostAsync();

        var paused = await zoho.RunAsync("--recover", "--config", ShortDay);

        Assert.True(paused.ExitCode == 4, paused.Out + paused.Error);
        Assert.Equal((2, 1, 0), (await zoho.TotalAsync("matched"), await zoho.TotalAsync("pending"), await zoho.TotalAsync("unknown")));
        var resumed = await zoho.ResumeAsync("--config", LongDay);
        Assert.True(resumed.ExitCode == 0, resumed.Out + resumed.Error);
        Assert.Equal(3, await zoho.TotalAsync("matched"));
        await zoho.AssertOnceAndNeverOverAsync(3);
    }

    // Zoho is well and fails on the one group each time: the run does not pause over it for ever.
    [Fact]
    public async Task Recover_ZohoFailsOnAGroupEachTime_IsForAPerson()
    {
        await using var zoho = await LostAsync();
        var asked = (await zoho.CountAsync()).Arrivals + 4;
        await zoho.RestartAsync($"500#{asked}-{asked + new DeliveryOptions().MaxAttempts - 1}");

        var run = await zoho.RunAsync("--recover", "--config", LongDay);

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.Equal((2, 1), (await zoho.TotalAsync("matched"), await zoho.TotalAsync("unknown")));
        Assert.Contains("does not show record", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        Assert.Equal(new DeliveryOptions().MaxAttempts, (await zoho.CountAsync()).ByOperation["books.taxgroups.get"]);
    }

    // What is found is asked for, and what is not is sent: a call either way.
    [Fact]
    public async Task Recover_OfGroups_MakesAsManyCallsAsThePlanSaysAtMost()
    {
        await using var zoho = await LostAsync();

        var run = await zoho.RunAsync("--recover", "--config", LongDay);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(1, (await zoho.CountAsync()).ByOperation["books.taxgroups.get"]);
        var summary = await zoho.SummaryAsync();
        Assert.InRange(summary["calls"]!["total"]!.GetValue<int>(), 1, summary["plan"]!["calls"]!.GetValue<int>());
    }

    private static async Task<FaultyZoho> LostAsync()
    {
        var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder => MasterBooks.WriteTo(folder, "taxes, groups"));
        var made = await zoho.RunAsync();
        Assert.True(made.ExitCode == 0, made.Out + made.Error);
        foreach (var file in Directory.EnumerateFiles(zoho.PathOf("run"), "checkpoint.db*"))
            File.Delete(file);
        return zoho;
    }
}
