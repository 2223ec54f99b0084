using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>The whole of Northwind, in a process that is killed until it gets to its end.</summary>
public sealed class NorthwindKillTests(ITestOutputHelper output)
{
    private const int FewestKills = 10;
    private const int MostKills = 60;

    private static readonly string[] Moments = ["after-intent", "after-answer", "before-outcome", "after-outcome"];

    // Once with everything that can go wrong, and once against a Zoho that would take a second copy of anything: there nothing but
    // our own proof of absence keeps a record from being made twice. Killed until it gets to its end, so that payments are struck too,
    // the last to go and the ones of which Zoho takes a second copy anyway. Every other time at a moment by name, which a slow machine does not
    // miss, and else wherever it happens to be.
    [Theory]
    [InlineData("drop=0.01,commit-drop=0.01,500=0.01,commit-500=0.01,lag=0.01@00:00:01,seed=11", "--plan", "Premium")]
    [InlineData("drop=0.0125,commit-drop=0.0125,500=0.0125,commit-500=0.0125,seed=5", "--no-uniqueness")]
    public async Task Run_KilledAgainAndAgainWithFaults_EndsAsIfNothingHadHappened(string faults, params string[] more)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, ["--limit", "200", "--window", "00:00:01", "--state", folder["zoho.db"], "--faults", faults, .. more]);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "200";
        var chance = new Random(20261121);

        var kills = 0;
        while (kills < MostKills)
        {
            var calls = chance.Next(2, 300);
            var struckDown = kills % 2 == 0
                ? await DiesAsync(folder, environment, $"{Moments[kills / 2 % Moments.Length]}#{calls}")
                : await IsKilledAsync(folder, environment, sandbox, calls, TimeSpan.FromMilliseconds(chance.Next(0, 50)));
            if (!struckDown)
                break;
            kills++;
        }

        var struck = await sandbox.SummaryAsync();
        using var last = Start(folder, environment);
        var exitCode = await last.WaitAsync();
        var zoho = await sandbox.SummaryAsync();
        var summary = RunFiles.Summary(folder["run"]);
        output.WriteLine($"{kills} kills, payments by then: {struck["records"]!["books.customerpayments"]}");
        output.WriteLine(zoho.ToJsonString());
        output.WriteLine(summary["calls"]!.ToJsonString());

        Assert.True(exitCode == 0, last.Error + last.Output);
        Assert.InRange(kills, FewestKills, MostKills);
        Assert.NotNull(struck["records"]!["books.customerpayments"]);
        Assert.Equal(0, SandboxProcess.Count(zoho["refusedByLimit"]));
        Assert.InRange(SandboxProcess.Count(zoho["maxInWindow"]), 1, 200);
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        Assert.Equal(NorthwindJourneyTests.Records, RunFiles.AtZoho(summary));
        await NorthwindJourneyTests.AssertSameBooksAsync(sandbox, folder["run"]);
    }

    private static async Task<bool> DiesAsync(TemporaryFolder folder, Dictionary<string, string> environment, string moment)
    {
        using var victim = Start(folder, CliProcess.Doomed(environment, moment));
        return await victim.WaitAsync() == CliProcess.Killed;
    }

    private static async Task<bool> IsKilledAsync(
        TemporaryFolder folder, Dictionary<string, string> environment, SandboxProcess sandbox, int calls, TimeSpan after)
    {
        using var victim = Start(folder, environment);
        if (!await sandbox.ReceivesAsync(victim, calls))
            return false;
        await Task.Delay(after);
        await victim.KillAsync();
        return true;
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", RunFiles.NorthwindPack, "--data", RunFiles.Northwind, "--run", folder["run"]);
}
