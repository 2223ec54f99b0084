using Xunit;
using ZohoMigrate.Tests.Checkpointing.Versions;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A run that an earlier version of the program has begun, and this one goes on with.</summary>
public sealed class EarlierCheckpointTests
{
    [Fact]
    public async Task Resume_ARunOfAnEarlierVersion_EndsAsIfItHadBegunInThisOne()
    {
        // Two answers are lost: what became of those records is not known when the day's calls are used up.
        await using var zoho = await FaultyZoho.StartAsync("commit-drop#44-45", scale: 1200);
        Assert.Equal(4, (await zoho.RunAsync("--config", "Limits:Books:PerDay=45")).ExitCode);
        var (unknown, pending) = (await zoho.TotalAsync("unknown"), await zoho.TotalAsync("pending"));
        Assert.True(unknown > 0 && pending > 0, $"{unknown} unknown, {pending} pending");
        OlderCheckpoint.Make(zoho.PathOf("run/checkpoint.db"), version: 2);

        var looked = await zoho.StatusAsync();
        Assert.Equal(2, looked.ExitCode);
        Assert.Contains("was made by an earlier zohomigrate. It is brought up to date by: zohomigrate report ", looked.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await zoho.InvokeAsync("checkpoint", "export", "run")).ExitCode);
        Assert.Equal(0, (await zoho.InvokeAsync("report", "run")).ExitCode);
        Assert.Equal((unknown, pending), (await zoho.TotalAsync("unknown"), await zoho.TotalAsync("pending")));
        Assert.Equal(0, (await zoho.StatusAsync()).ExitCode);

        var resumed = await zoho.ResumeAsync("--config", "Limits:Books:PerDay=2000");

        Assert.True(resumed.ExitCode == 0, resumed.Error + resumed.Out);
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
        Assert.Single(Directory.GetFiles(zoho.PathOf("run"), "checkpoint.before-*.db"));
    }
}
