using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Runs in an organisation that somebody else uses too.</summary>
public sealed class NeighbourTests
{
    // 12 of 30 calls a minute are left. A minute is two seconds: time enough for 13, so that the neighbour is met, also on a busy machine.
    [Fact]
    public async Task Run_ANeighbourTakesMostOfTheWindow_IsRefusedSeldomCompletesAndSaysSo()
    {
        await using var zoho = await FaultyZoho.StartAsync("neighbour=18", scale: 30);

        var run = await zoho.RunAsync();
        var counted = await zoho.CountAsync();
        var limits = (await zoho.SummaryAsync())["limits"]!;

        Assert.Equal((0, FaultyZoho.Records), (run.ExitCode, await zoho.TotalAsync("created")));
        // 96 calls in 8 full windows; a refusal has at least a rest and a window to itself.
        Assert.InRange(counted.ByCode["44"], 1, 8);
        Assert.Equal(counted.ByCode["44"], counted.RefusedByLimit);
        Assert.InRange(counted.MaxInWindow, 1, 30);
        Assert.Empty(counted.Duplicates);
        Assert.Equal(30, limits["requests"]!.GetValue<int>());
        Assert.InRange(limits["lowest"]!.GetValue<int>(), 1, 12);
        var said = $"at times Zoho took no more than {limits["lowest"]} calls a window of ours, where the settings allow 30. "
            + "Leave them room from the start with Limits:Books:Headroom.";
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
        Assert.Contains(said, (await zoho.StatusAsync()).Out, StringComparison.Ordinal);
        Assert.Contains("other programs use the organisation too. From now on at most", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_HeadroomForTheNeighbour_IsNeverRefused()
    {
        await using var zoho = await FaultyZoho.StartAsync("neighbour=18", scale: 30);

        var run = await zoho.RunAsync("--config", "Limits:Books:Headroom=18");
        var counted = await zoho.CountAsync();

        Assert.Equal((0, FaultyZoho.Records), (run.ExitCode, await zoho.TotalAsync("created")));
        Assert.Equal(0, counted.RefusedByLimit);
        Assert.Equal(12, counted.MaxInWindow);
        Assert.DoesNotContain("ther programs", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NobodyElse_SaysNothingOfOthers()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 600);

        var run = await zoho.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("ther programs", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Null((await zoho.SummaryAsync())["limits"]);
    }
}
