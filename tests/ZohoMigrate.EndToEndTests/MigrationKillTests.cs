using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing.Versions;

namespace ZohoMigrate.EndToEndTests;

/// <summary>A run that an earlier version of the program began is resumed, and the process is killed while its checkpoint is brought up to date.</summary>
public sealed class MigrationKillTests
{
    private const int Records = 74;
    private const int Older = 2;

    [Theory]
    [InlineData("before-migration#1")]
    [InlineData("after-migration#1")]
    public async Task Resume_KilledWhileTheCheckpointIsBroughtUpToDate_GoesOnWithNothingLostAndNothingTwice(string kill)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, "--limit", "200", "--window", "00:00:01", "--no-uniqueness", "--state", folder["zoho.db"]);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "200";
        using (var begun = CliProcess.Start(
            folder.Path, CliProcess.Doomed(environment, "after-answer#20"), "run", RunFiles.NorthwindPack, "--data", RunFiles.NorthwindSmall, "--run", folder["run"]))
        {
            Assert.Equal(CliProcess.Killed, await begun.WaitAsync());
        }

        OlderCheckpoint.Make(folder["run/checkpoint.db"], Older);
        using (var victim = CliProcess.Start(folder.Path, CliProcess.Doomed(environment, kill), "resume", folder["run"]))
            Assert.Equal(CliProcess.Killed, await victim.WaitAsync());
        using var resumed = CliProcess.Start(folder.Path, environment, "resume", folder["run"]);
        Assert.True(await resumed.WaitAsync() == 0, resumed.Error + resumed.Output);

        var zoho = await sandbox.SummaryAsync();
        Assert.Equal(Records, RunFiles.AtZoho(RunFiles.Summary(folder["run"])));
        Assert.Equal(Records, zoho["records"]!.AsObject().Sum(module => SandboxProcess.Count(module.Value!["count"])));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
    }
}
