using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>The checkpoint of a run to Zoho Cliq is lost: members and messages have no list of their own, but one of each channel.</summary>
public sealed class CliqLostCheckpointTests
{
    private static readonly string[] Fast = ["--config", "Sandbox:TimeScale=60"];

    [Theory]
    [InlineData(8), InlineData(45)]
    public async Task Recover_OfAKilledRun_FindsWhatWasSaidInEachChannelAndGoesOn(int answers)
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder, people: 12, channels: 3, messages: 20);
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, ["--state", folder["zoho.db"], .. Fast]);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using (var victim = Start(folder, workspace, CliProcess.Doomed(environment, $"after-answer#{answers}")))
            Assert.Equal(CliProcess.Killed, await victim.WaitAsync());

        foreach (var file in Directory.EnumerateFiles(folder["run"], "checkpoint.db*"))
            File.Delete(file);
        using var recovered = Start(folder, workspace, environment, "--recover");
        Assert.True(await recovered.WaitAsync() == 0, recovered.Error + recovered.Output);

        var zoho = await sandbox.SummaryAsync();
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["refusedByLimit"]), SandboxProcess.Count(zoho["createsCommittedTwice"])));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(12 + 3 + 36 + 60, RunFiles.AtZoho(RunFiles.Summary(folder["run"])));
        var channels = await sandbox.RecordsAsync("cliq.channels");
        var messages = await sandbox.RecordsAsync("cliq.messages");
        Assert.All(Enumerable.Range(0, workspace.Channels), channel => Assert.Equal(workspace.SaidIn(channel), SaidIn.Channel(channels, messages, channel)));
    }

    private static CliProcess Start(TemporaryFolder folder, Workspace workspace, Dictionary<string, string> environment, params string[] more) =>
        CliProcess.Start(folder.Path, environment, ["run", workspace.Pack, "--data", workspace.Data, "--run", folder["run"], .. Fast, .. more]);
}
