using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Killed, cancelled, locked: what a run is after it was interrupted.</summary>
public sealed class InterruptionTests(ITestOutputHelper output)
{
    private const int FewestKills = 20;
    private const int MostKills = 60;

    // Once with everything that can go wrong, and once against a Zoho that would take a second copy of anything: there nothing but
    // our own proof of absence keeps a record from being made twice. Killed until it gets to its end, so that payments are struck too,
    // the last to go and the ones of which Zoho takes a second copy anyway.
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
            using var victim = Start(folder, environment);
            if (!await sandbox.ReceivesAsync(victim, chance.Next(0, 150)))
                break;
            await Task.Delay(chance.Next(0, 50));
            await victim.KillAsync();
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

    [Theory]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.Interrupt)]
    public async Task Run_AskedToStop_Leaves130AndResumesToTheEnd(Signal signal)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "100", "--window", "00:00:01", "--latency", "00:00:00.050");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using (var first = Start(folder, environment, RunFiles.NorthwindSmall))
        {
            await WaitForArrivalsAsync(sandbox, 20);
            first.Signal(signal);
            Assert.True(await first.WaitAsync() == 130, first.Error + first.Output);
        }

        var stopped = RunFiles.Summary(folder["run"]);
        var arrivals = SandboxProcess.Count((await sandbox.SummaryAsync())["arrivals"]);
        Assert.Equal("cancelled", stopped["state"]!.ToString());
        Assert.Equal(0, RunFiles.Total(stopped, "unknown"));
        Assert.True(RunFiles.Total(stopped, "pending") > 0);
        Assert.Equal(arrivals, SandboxProcess.Count(stopped["calls"]!["total"]));

        using var second = CliProcess.Start(folder.Path, environment, "resume", folder["run"]);
        Assert.True(await second.WaitAsync() == 0, second.Error + second.Output);
        Assert.Equal(0, RunFiles.Total(RunFiles.Summary(folder["run"]), "pending"));
        Assert.Empty((await sandbox.SummaryAsync())["duplicates"]!.AsObject());
    }

    [Fact]
    public async Task Run_AskedToStopTwice_LeavesAtOnceAndLosesNothing()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--latency", "00:00:01");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using (var first = Start(folder, environment, RunFiles.NorthwindSmall))
        {
            await WaitForArrivalsAsync(sandbox, 6);
            // Two of the same kind at once would reach the process as one.
            first.Signal(Signal.Terminate);
            first.Signal(Signal.Interrupt);
            Assert.Equal(130, await first.WaitAsync());
        }

        // It did not even write its reports; what was in flight is unknown, and looked for.
        Assert.Equal("running", RunFiles.Summary(folder["run"])["state"]!.ToString());

        using var second = CliProcess.Start(folder.Path, environment, "resume", folder["run"]);
        Assert.True(await second.WaitAsync() == 0, second.Error + second.Output);
        var summary = RunFiles.Summary(folder["run"]);
        Assert.Equal(74, RunFiles.AtZoho(summary));
        Assert.Empty((await sandbox.SummaryAsync())["duplicates"]!.AsObject());
    }

    [Fact]
    public async Task Run_OnAFolderAnotherProcessHolds_Leaves5()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--latency", "00:00:00.200");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using var first = Start(folder, environment, RunFiles.NorthwindSmall);
        await WaitForArrivalsAsync(sandbox, 5);

        using var second = Start(folder, environment, RunFiles.NorthwindSmall);
        using var third = CliProcess.Start(folder.Path, environment, "resume", folder["run"]);
        foreach (var other in new[] { second, third })
        {
            Assert.Equal((5, ""), (await other.WaitAsync(), other.Output));
            Assert.Contains("Another process is working in", other.Error, StringComparison.Ordinal);
        }

        Assert.True(await first.WaitAsync() == 0, first.Error + first.Output);
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment, string? data = null) =>
        CliProcess.Start(folder.Path, environment, "run", RunFiles.NorthwindPack, "--data", data ?? RunFiles.Northwind, "--run", folder["run"]);

    private static async Task WaitForArrivalsAsync(SandboxProcess sandbox, int arrivals)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (SandboxProcess.Count((await sandbox.SummaryAsync())["arrivals"]) >= arrivals)
                return;
            await Task.Delay(50);
        }

        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"The sandbox saw fewer than {arrivals} calls in half a minute."));
    }
}
