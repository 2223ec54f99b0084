using System.Globalization;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Cancelled, locked: what a run is after it was interrupted.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.Interrupt)]
    public async Task Run_AskedToStop_Leaves130AndResumesToTheEnd(Signal signal)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "100", "--window", "00:00:01", "--latency", "00:00:00.050");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        // So slowly that most is still to come when the signal does.
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "10";
        using (var first = Start(folder, environment))
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

        environment.Remove("ZOHOMIGRATE_Limits__Books__Requests");
        using var second = CliProcess.Start(folder.Path, environment, "resume", folder["run"]);
        Assert.True(await second.WaitAsync() == 0, second.Error + second.Output);
        Assert.Equal(0, RunFiles.Total(RunFiles.Summary(folder["run"]), "pending"));
        Assert.Empty((await sandbox.SummaryAsync())["duplicates"]!.AsObject());
    }

    [Fact]
    public async Task Run_AskedToStopTwice_LeavesAtOnceAndLosesNothing()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--faults", "commit-hang#6-10");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using (var first = Start(folder, environment))
        {
            // From here on no answer comes for as long as the run waits for one.
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
        using var first = Start(folder, environment);
        await WaitForArrivalsAsync(sandbox, 5);
        first.Signal(Signal.Stop);

        using var second = Start(folder, environment);
        using var third = CliProcess.Start(folder.Path, environment, "resume", folder["run"]);
        foreach (var other in new[] { second, third })
        {
            Assert.Equal((5, ""), (await other.WaitAsync(), other.Output));
            Assert.Contains("Another process is working in", other.Error, StringComparison.Ordinal);
        }

        first.Signal(Signal.Continue);
        Assert.True(await first.WaitAsync() == 0, first.Error + first.Output);
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", RunFiles.NorthwindPack, "--data", RunFiles.NorthwindSmall, "--run", folder["run"]);

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
