using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Killed, cancelled, locked: what a run is after it was interrupted.</summary>
public sealed class InterruptionTests(ITestOutputHelper output)
{
    private const int Kills = 20;

    [Fact]
    public async Task Run_KilledTwentyTimesWithFaults_EndsAsIfNothingHadHappened()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, "--limit", "100", "--window", "00:00:01", "--plan", "Premium", "--state", folder["zoho.db"],
            "--faults", "drop=0.01,commit-drop=0.01,500=0.01,commit-500=0.01,lag=0.01@00:00:01,seed=11");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        var chance = new Random(20261121);

        for (var kill = 0; kill < Kills; kill++)
        {
            using var victim = Start(folder, environment);
            await Task.Delay(TimeSpan.FromMilliseconds(chance.Next(100, 1_800)));
            Assert.False(victim.HasExited, $"run {kill} ended by itself: {victim.Error}");
            await victim.KillAsync();
        }

        using var last = Start(folder, environment);
        var exitCode = await last.WaitAsync();
        var zoho = await sandbox.SummaryAsync();
        var summary = RunFiles.Summary(folder["run"]);
        output.WriteLine(zoho.ToJsonString());
        output.WriteLine(summary["calls"]!.ToJsonString());

        Assert.True(exitCode == 0, last.Error + last.Output);
        Assert.Equal(0, SandboxProcess.Count(zoho["refusedByLimit"]));
        Assert.InRange(SandboxProcess.Count(zoho["maxInWindow"]), 1, 100);
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        Assert.Equal(1027, RunFiles.Total(summary, "created") + RunFiles.Total(summary, "recovered"));
        await NorthwindJourneyTests.AssertSameBooksAsync(sandbox, folder["run"]);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Run_AskedToStop_Leaves130AndResumesToTheEnd(string signal)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "100", "--window", "00:00:01", "--latency", "00:00:00.050");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using (var first = Start(folder, environment, RunFiles.NorthwindSmall))
        {
            await WaitForArrivalsAsync(sandbox, 20);
            await first.SignalAsync(signal);
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
            await first.SignalAsync("TERM");
            await first.SignalAsync("TERM");
            Assert.Equal(130, await first.WaitAsync());
        }

        // It did not even write its reports; what was in flight is unknown, and looked for.
        Assert.Equal("running", RunFiles.Summary(folder["run"])["state"]!.ToString());

        using var second = CliProcess.Start(folder.Path, environment, "resume", folder["run"]);
        Assert.True(await second.WaitAsync() == 0, second.Error + second.Output);
        var summary = RunFiles.Summary(folder["run"]);
        Assert.Equal(74, RunFiles.Total(summary, "created") + RunFiles.Total(summary, "recovered"));
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

        Assert.Equal(5, await second.WaitAsync());
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
