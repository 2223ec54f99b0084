using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>A run to Zoho Cliq as a process that is killed, against a sandbox in another: nothing is lost, nothing is there twice, and each channel is in order.</summary>
public sealed class CliqKillTests(ITestOutputHelper output)
{
    private const int Kills = 5;

    private static readonly string[] Fast = ["--config", "Sandbox:TimeScale=60"];

    [Fact]
    public async Task Run_KilledAgainAndAgain_EndsWithEveryMessageOnceAndInItsOrder()
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder, people: 12, channels: 3, messages: 20);
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, ["--state", folder["zoho.db"], "--faults", "commit-drop=0.03,drop=0.03,seed=3", .. Fast]);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        var chance = new Random(20261130);

        for (var kill = 0; kill < Kills; kill++)
        {
            using var victim = Start(folder, workspace, CliProcess.Doomed(environment, $"after-answer#{chance.Next(2, 12)}"));
            Assert.True(await victim.WaitAsync() == CliProcess.Killed, victim.Error + victim.Output);
        }

        using var last = Start(folder, workspace, environment);
        Assert.True(await last.WaitAsync() == 0, last.Error + last.Output);

        var zoho = await sandbox.SummaryAsync();
        output.WriteLine($"{zoho["byFault"]!.ToJsonString()}; {zoho["byOperation"]!.ToJsonString()}");
        Assert.Equal(0, SandboxProcess.Count(zoho["refusedByLimit"]));
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(12 + 3 + 36 + 60, RunFiles.AtZoho(RunFiles.Summary(folder["run"])));
        var channels = await sandbox.RecordsAsync("cliq.channels");
        var messages = await sandbox.RecordsAsync("cliq.messages");
        Assert.All(Enumerable.Range(0, workspace.Channels), channel => Assert.Equal(workspace.SaidIn(channel), SaidIn.Channel(channels, messages, channel)));
    }

    private static CliProcess Start(TemporaryFolder folder, Workspace workspace, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, ["run", workspace.Pack, "--data", workspace.Data, "--run", folder["run"], .. Fast]);
}
