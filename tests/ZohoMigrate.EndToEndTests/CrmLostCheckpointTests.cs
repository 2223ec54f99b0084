using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>The checkpoint of a run into Zoho CRM is lost in the midst of calls of a hundred records, of which Zoho would take second copies.</summary>
public sealed class CrmLostCheckpointTests
{
    [Fact]
    public async Task Recover_OfARunKilledInTheMidstOfBatches_FindsTheRecordsOfTheCallsAndSendsTheRest()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, CrmSample.Window, "--state", folder["zoho.db"], "--no-uniqueness", "--latency", "00:00:00.200");
        var environment = CrmSample.Environment(sandbox, folder);
        var sample = new CrmSample(200, 1600);
        sample.Write(folder);
        using (var victim = Start(folder, CliProcess.Doomed(environment, "after-answer#4")))
            Assert.Equal(CliProcess.Killed, await victim.WaitAsync());

        foreach (var file in Directory.EnumerateFiles(folder["run"], "checkpoint.db*"))
            File.Delete(file);
        using var recovered = Start(folder, environment, "--recover");
        Assert.True(await recovered.WaitAsync() == 0, recovered.Error + recovered.Output);

        var summary = RunFiles.Summary(folder["run"]);
        Assert.Equal(sample.Records, RunFiles.AtZoho(summary));
        Assert.InRange(RunFiles.Total(summary, "recovered"), 100, sample.Records - 100);
        await CrmJourneyTests.AssertMadeOnceAsync(
            sandbox, folder["run"], new() { ["accounts"] = ("crm.accounts", 200, null), ["contacts"] = ("crm.contacts", 1600, null) });
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment, params string[] more) =>
        CliProcess.Start(folder.Path, environment, ["run", folder["pack"], "--data", folder["data"], "--run", folder["run"], .. more]);
}
