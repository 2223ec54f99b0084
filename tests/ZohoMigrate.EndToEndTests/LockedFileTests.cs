using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Another program that keeps a file of a run locked, for as long as the run waits for it: the run pauses, and goes on once it is free.</summary>
public sealed class LockedFileTests
{
    [Fact]
    public async Task Run_AFileIsLockedInItsMidst_PausesAndGoesOn() => await Task.WhenAll(
        PauseAndGoOnAsync(folder => folder["run/checkpoint.db"]),
        PauseAndGoOnAsync(folder => Directory.GetFiles(folder.Path, "books-*.db", SearchOption.AllDirectories).Single()));

    private static async Task PauseAndGoOnAsync(Func<TemporaryFolder, string> locked)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "100", "--window", "00:00:01", "--latency", "00:00:00.100");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using var run = CliProcess.Start(
            folder.Path, environment, "run", RunFiles.NorthwindPack, "--data", RunFiles.NorthwindSmall, "--run", "run", "--config", "Limits:Books:Concurrency=2", "--config", "Limits:Books:Requests=4");
        while (SandboxProcess.Count((await sandbox.SummaryAsync())["arrivals"]) < 10 && !run.HasExited)
            await Task.Delay(20);
        var path = locked(folder);
        await using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);
            await run.WaitAsync();
        }

        Assert.True(await run.WaitAsync() == 4, run.Error + run.Output);
        Assert.Contains($"Another program has {path} open.", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("Close it there: in the spreadsheet, the database viewer, the backup, the virus scanner.", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("zohomigrate resume run", run.Output + run.Error, StringComparison.Ordinal);
        // The checkpoint takes what Zoho answers, whatever becomes of the lane's file.
        if (!path.EndsWith("checkpoint.db", StringComparison.Ordinal))
            Assert.All(RunFiles.Summary(folder["run"])["streams"]!.AsArray(), stream => Assert.Equal(0, SandboxProcess.Count(stream!["unknown"])));

        environment["ZOHOMIGRATE_Delivery__SettleDelay"] = "00:00:00.2";
        using var resumed = CliProcess.Start(folder.Path, environment, "resume", "run");
        Assert.True(await resumed.WaitAsync() == 0, resumed.Error + resumed.Output);
        var (zoho, summary) = (await sandbox.SummaryAsync(), RunFiles.Summary(folder["run"]));
        Assert.Equal(zoho["records"]!.AsObject().Sum(module => SandboxProcess.Count(module.Value!["count"])), RunFiles.AtZoho(summary));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["createsCommittedTwice"]), SandboxProcess.Count(zoho["refusedByLimit"])));
    }
}
