using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Killed while changed sources are being accepted: the run is what it was, or what it is to be, and never a mix.</summary>
public sealed class AcceptedChangesKillTests
{
    private const int Few = 74;

    // In the order in which they come: the new checkpoint is made, filled, sealed, and put in the place of the old one.
    private static readonly (string Kill, long Records)[] Kills =
    [
        ("before-checkpoint#1", Few),
        ("before-commit#1", Few),
        ("before-commit#4", Few),
        ("before-replace#1", Few),
        ("after-replace#1", NorthwindJourneyTests.Records),
    ];

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
        foreach (var (kill, expected) in Kills)
        {
            using (var victim = CliProcess.Start(folder.Path, CliProcess.Doomed(environment, kill), "resume", folder["run"], "--accept-changes"))
                Assert.True(await victim.WaitAsync() == CliProcess.Killed, kill + victim.Error + victim.Output);

            // A look at it changes nothing, and is possible at once.
            using var status = CliProcess.Start(folder.Path, environment, "status", folder["run"], "--output", "json");
            await status.WaitAsync();
            Assert.Equal((kill, expected), (kill, RunFiles.Total(JsonNode.Parse(status.Output)!.AsObject(), "records")));
        }

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

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
