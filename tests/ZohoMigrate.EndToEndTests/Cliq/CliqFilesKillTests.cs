using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>A run that shares files and dies at a moment by name: none is lost, none is there twice, each holds what it should.</summary>
public sealed class CliqFilesKillTests
{
    private static readonly string[] Fast = ["--config", "Sandbox:TimeScale=60"];

    // Two channels and eight messages come before the files; what is settled at a time is as it comes, and seven times at the least.
    [Theory]
    [InlineData("after-intent#15")]
    [InlineData("before-outcome#20")]
    [InlineData("after-settling#7")]
    public async Task Run_Killed_EndsWithEachFileOnce(string kill)
    {
        using var folder = new TemporaryFolder();
        var files = new SharedFiles(folder, files: 16);
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, ["--state", folder["zoho.db"], .. Fast]);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using (var victim = Start(folder, files, CliProcess.Doomed(environment, kill)))
            Assert.Equal(CliProcess.Killed, await victim.WaitAsync());

        using var last = Start(folder, files, environment);
        Assert.True(await last.WaitAsync() == 0, last.Error + last.Output);

        await AssertSharedAsync(sandbox, files);
        Assert.Equal(2 + 8 + 16, RunFiles.AtZoho(RunFiles.Summary(folder["run"])));
    }

    [Fact]
    public async Task Recover_OfAKilledRun_FindsTheFilesThatAreThere()
    {
        using var folder = new TemporaryFolder();
        var files = new SharedFiles(folder, files: 16);
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, ["--state", folder["zoho.db"], .. Fast]);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using (var victim = Start(folder, files, CliProcess.Doomed(environment, "after-answer#20")))
            Assert.Equal(CliProcess.Killed, await victim.WaitAsync());

        foreach (var file in Directory.EnumerateFiles(folder["run"], "checkpoint.db*"))
            File.Delete(file);
        using var recovered = Start(folder, files, environment, "--recover");
        Assert.True(await recovered.WaitAsync() == 0, recovered.Error + recovered.Output);

        await AssertSharedAsync(sandbox, files);
    }

    private static async Task AssertSharedAsync(SandboxProcess sandbox, SharedFiles files)
    {
        var zoho = await sandbox.SummaryAsync();
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["refusedByLimit"]), SandboxProcess.Count(zoho["createsCommittedTwice"])));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        files.AssertShared(await sandbox.RecordsAsync("cliq.channels"), await sandbox.RecordsAsync("cliq.files"));
    }

    private static CliProcess Start(TemporaryFolder folder, SharedFiles files, Dictionary<string, string> environment, params string[] more) =>
        CliProcess.Start(folder.Path, environment, ["run", files.Pack, "--data", files.Data, "--run", folder["run"], .. Fast, .. more]);
}
