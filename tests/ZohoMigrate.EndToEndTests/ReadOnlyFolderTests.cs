using System.Text.RegularExpressions;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>A folder of a run that becomes read-only while it delivers: the run pauses and says which, and goes on once it is writable again.</summary>
public sealed partial class ReadOnlyFolderTests
{
    [SkippableTheory]
    [InlineData("run")]
    [InlineData("state")]
    public async Task Run_WritingIsForbiddenInItsMidst_PausesAndGoesOn(string name)
    {
        Skip.IfNot(await Permissions.CanBindAsync(), "permissions do not bind root, and it cannot be bound here");
        using var folder = new TemporaryFolder();
        using var sandbox = await StartSandboxAsync(folder);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_State__Folder"] = folder["state"];
        using var run = CliProcess.StartBound(folder.Path, environment, RunLine);
        try
        {
            Assert.True(await sandbox.ReceivesAsync(run, 10));
            await Permissions.ForbidWritingAsync(folder[name]);
            await AssertPausedAsync(run, $"{folder[name]}/", "cannot be written to", "Allow writing there");

            using var again = CliProcess.StartBound(folder.Path, environment, "resume", "run");
            await AssertPausedAsync(again, folder[name], "Allow writing there");
        }
        finally
        {
            await Permissions.AllowWritingAsync(folder[name]);
        }

        await AssertGoesOnAsync(folder, sandbox, environment);
    }

    // The checkpoint itself takes no more, in the midst of a write.
    [SkippableFact]
    public async Task Run_TheDiskBecomesReadOnlyUnderItsFiles_PausesAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        await using var disk = await FailingDisk.MountAsync(folder["disk"], folder["run"]);
        using var sandbox = await StartSandboxAsync(folder);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using var run = CliProcess.Start(folder.Path, environment, RunLine);

        Assert.True(await sandbox.ReceivesAsync(run, 10));
        // A flush that is under way just then may be called durable, and be lost: nothing of the kind is tested here.
        await run.StandStillAsync();
        await disk.FailAsync();
        run.Signal(Signal.Continue);
        await AssertPausedAsync(run, folder["run/checkpoint.db"], "Check the disk");

        await disk.MendAsync();
        await AssertGoesOnAsync(folder, sandbox, environment);
    }

    // So slowly that most is still to come when writing is forbidden.
    private static string[] RunLine { get; } =
    [
        "run", RunFiles.NorthwindPack, "--data", RunFiles.NorthwindSmall, "--run", "run",
        "--config", "Limits:Books:Concurrency=2", "--config", "Limits:Books:Requests=4",
    ];

    private static Task<SandboxProcess> StartSandboxAsync(TemporaryFolder folder) =>
        SandboxProcess.StartAsync(folder.Path, "--limit", "100", "--window", "00:00:01", "--latency", "00:00:00.100");

    private static async Task AssertPausedAsync(CliProcess run, params string[] said)
    {
        Assert.True(await run.WaitAsync() == 4, run.Error + run.Output);
        var all = Blanks().Replace(run.Output + run.Error, " ");
        Assert.All([.. said, "zohomigrate resume run"], text => Assert.Contains(text, all, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static async Task AssertGoesOnAsync(TemporaryFolder folder, SandboxProcess sandbox, Dictionary<string, string> environment)
    {
        environment["ZOHOMIGRATE_Delivery__SettleDelay"] = "00:00:00.2";
        using var resumed = CliProcess.Start(folder.Path, environment, "resume", "run");
        Assert.True(await resumed.WaitAsync() == 0, resumed.Error + resumed.Output);
        var (zoho, summary) = (await sandbox.SummaryAsync(), RunFiles.Summary(folder["run"]));
        Assert.Equal(RunFiles.Total(summary, "records"), RunFiles.AtZoho(summary));
        Assert.Equal(RunFiles.AtZoho(summary), zoho["records"]!.AsObject().Sum(module => SandboxProcess.Count(module.Value!["count"])));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["createsCommittedTwice"]), SandboxProcess.Count(zoho["refusedByLimit"])));
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
