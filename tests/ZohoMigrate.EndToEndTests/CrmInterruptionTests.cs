using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Runs into Zoho CRM that are killed while calls of a hundred records are on their way.</summary>
public sealed class CrmInterruptionTests(ITestOutputHelper output)
{
    private const int FewestKills = 4;
    private const int MostKills = 8;

    [Theory]
    [InlineData("")]
    [InlineData("commit-drop=0.05,500=0.05,lag=0.3@00:00:00.300,seed=4")]
    public async Task Run_KilledInTheMidstOfBatches_LosesNothingAndMakesNothingTwice(string faults)
    {
        using var folder = new TemporaryFolder();
        // It takes a second copy of anything: nothing but our own care keeps a record from being made twice.
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, CrmSample.Window, "--state", folder["zoho.db"], "--no-uniqueness", "--latency", "00:00:00.100", "--faults", faults);
        var environment = CrmSample.Environment(sandbox, folder);
        var sample = new CrmSample(400, 2400);
        sample.Write(folder);
        var chance = new Random(20261130);

        var kills = 0;
        while (kills < MostKills)
        {
            // Before a batch has left, and when its answer is here and nothing noted: others are on their way both times.
            var moment = kills % 2 == 0 ? "after-answer" : "after-intent";
            using var victim = Start(folder, CliProcess.Doomed(environment, $"{moment}#{chance.Next(2, 5)}"));
            if (await victim.WaitAsync() != CliProcess.Killed)
                break;
            kills++;
        }

        using var last = Start(folder, environment);
        var exitCode = await last.WaitAsync();
        var zoho = await sandbox.SummaryAsync();
        output.WriteLine($"{kills} kills; {zoho.ToJsonString()}");

        Assert.True(exitCode == 0, last.Error + last.Output);
        Assert.InRange(kills, FewestKills, MostKills);
        Assert.Equal(sample.Records, RunFiles.AtZoho(RunFiles.Summary(folder["run"])));
        await CrmJourneyTests.AssertMadeOnceAsync(
            sandbox, folder["run"], new() { ["accounts"] = ("crm.accounts", 400, null), ["contacts"] = ("crm.contacts", 2400, null) });
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", folder["pack"], "--data", folder["data"], "--run", folder["run"]);
}
