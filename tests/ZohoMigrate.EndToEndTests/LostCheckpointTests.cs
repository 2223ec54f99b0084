using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>
/// Killed, its checkpoint lost or an older copy put in its place, and killed again while it is recovered: whatever the faults, each record
/// is at Zoho once. Of payments Zoho takes a second copy, and here of everything else too.
/// </summary>
public sealed class LostCheckpointTests(ITestOutputHelper output)
{
    private const string Faults = "drop=0.02,commit-drop=0.05,500=0.01,commit-500=0.02,lag=0.2@00:00:01,seed=";

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Recover_AfterKills_EndsAsIfNothingHadBeenLost(int seed, bool isGone)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, "--limit", "200", "--window", "00:00:01", "--no-uniqueness", "--state", folder["zoho.db"], "--faults", Faults + seed);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "200";
        // Together what a recovery waits before it reads: a record shows a second late.
        environment["ZOHOMIGRATE_Delivery__AttemptTimeout"] = "00:00:02";
        environment["ZOHOMIGRATE_Delivery__AbsenceDelay"] = "00:00:01.500";
        string[] run = ["run", RunFiles.NorthwindPack, "--data", RunFiles.NorthwindSmall, "--run", folder["run"]];
        var paths = new RunPaths(folder["run"]);
        var chance = new Random(seed);

        await DieAsync(chance.Next(5, 30), run);
        Copy(paths.Checkpoint, folder["older.db"]);
        await DieAsync(chance.Next(10, 50), run);
        Copy(paths.Checkpoint, folder["newest.db"]);
        Copy(isGone ? null : folder["older.db"], paths.Checkpoint);

        using (var refused = CliProcess.Start(folder.Path, environment, run))
        {
            Assert.Equal(2, await refused.WaitAsync());
            Assert.Contains("--recover", refused.Error, StringComparison.Ordinal);
        }

        await DieAsync(chance.Next(2, 20), [.. run, "--recover"]);
        using var last = CliProcess.Start(folder.Path, environment, [.. run, "--recover"]);
        Assert.True(await last.WaitAsync() == 0, last.Error + last.Output);
        var zoho = await sandbox.SummaryAsync();
        output.WriteLine(zoho.ToJsonString());
        output.WriteLine(last.Output);

        Assert.Equal(74, RunFiles.AtZoho(RunFiles.Summary(folder["run"])));
        Assert.Equal(74, zoho["records"]!.AsObject().Sum(module => SandboxProcess.Count(module.Value!["count"])));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["createsCommittedTwice"]), SandboxProcess.Count(zoho["refusedByLimit"])));

        // The copy that knew more than the older one, and knows nothing of what was made since.
        Copy(folder["newest.db"], paths.Checkpoint);
        using var old = CliProcess.Start(folder.Path, environment, run);
        Assert.Equal(2, await old.WaitAsync());
        Assert.Contains("is older", old.Error, StringComparison.Ordinal);

        async Task DieAsync(int answers, string[] line)
        {
            using var victim = CliProcess.Start(folder.Path, CliProcess.Doomed(environment, $"after-answer#{answers}"), line);
            Assert.True(await victim.WaitAsync() == CliProcess.Killed, victim.Error + victim.Output);
        }
    }

    // With what is in its log, as a backup of the folder would have it.
    private static void Copy(string? from, string to)
    {
        foreach (var end in (string[])["", "-wal", "-shm"])
        {
            File.Delete(to + end);
            if (from is not null && end != "-shm" && File.Exists(from + end))
                File.Copy(from + end, to + end);
        }
    }
}
