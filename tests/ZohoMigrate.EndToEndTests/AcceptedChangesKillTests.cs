using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Killed while changed sources are being accepted: the run is what it was, or what it is to be, and never a mix.</summary>
public sealed class AcceptedChangesKillTests(ITestOutputHelper output)
{
    private const int Few = 74;
    private const int MostKills = 60;

    // Later each time, until one comes too late.
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Accept_KilledAnywhere_LeavesTheOldRunOrTheNewOne()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "400", "--window", "00:00:01", "--state", folder["zoho.db"], "--plan", "Premium");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "400";
        Copy(RunFiles.NorthwindSmall, folder["data"]);
        using (var first = CliProcess.Start(folder.Path, environment, "run", RunFiles.NorthwindPack, "--data", folder["data"], "--run", folder["run"]))
            Assert.True(await first.WaitAsync() == 0, first.Error + first.Output);

        // The small cut becomes the whole: what was delivered is in it, among all the others.
        Copy(RunFiles.Northwind, folder["data"]);
        var chance = new Random(20261122);
        var (olds, news) = (0, 0);
        for (var kill = 0; kill < MostKills && news == 0; kill++)
        {
            using (var victim = CliProcess.Start(folder.Path, environment, "resume", folder["run"], "--accept-changes"))
            {
                await Task.WhenAny(victim.WaitAsync(), UntilAsync(folder["run/checkpoint.new.db"]));
                await Task.Delay(Later * (kill + chance.NextDouble()));
                await victim.KillAsync();
            }

            // A look at it changes nothing, and is possible at once.
            using var status = CliProcess.Start(folder.Path, environment, "status", folder["run"], "--output", "json");
            await status.WaitAsync();
            var records = RunFiles.Total(JsonNode.Parse(status.Output)!.AsObject(), "records");
            Assert.Contains(records, new long[] { Few, NorthwindJourneyTests.Records });
            (olds, news) = records == Few ? (olds + 1, news) : (olds, news + 1);
        }

        output.WriteLine($"killed: {olds} times it was the old run, {news} times the new one");
        Assert.True(olds > 0 && news > 0);
        using (var plain = CliProcess.Start(folder.Path, environment, "resume", folder["run"]))
            Assert.True(await plain.WaitAsync() == 0, plain.Error + plain.Output);
        Assert.Empty(Directory.GetFiles(folder["run"], "checkpoint.new.db*"));
        using (var last = CliProcess.Start(folder.Path, environment, "resume", folder["run"], "--accept-changes"))
            Assert.True(await last.WaitAsync() == 0, last.Error + last.Output);

        var zoho = await sandbox.SummaryAsync();
        var summary = RunFiles.Summary(folder["run"]);
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        Assert.Equal(NorthwindJourneyTests.Records, RunFiles.AtZoho(summary));
        await NorthwindJourneyTests.AssertSameBooksAsync(sandbox, folder["run"]);
    }

    private static async Task UntilAsync(string file)
    {
        for (var waited = 0; !File.Exists(file) && waited < 1000; waited++)
            await Task.Delay(10);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
