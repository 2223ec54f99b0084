using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Two processes with a folder each, one organisation: one cap, and nobody's records twice.</summary>
public sealed class SharedLaneTests
{
    [Fact]
    public async Task Run_TwoFoldersAtOnce_StayTogetherUnderOneCap()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(folder.Path, "--limit", "20", "--window", "00:00:01", "--concurrency", "5");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "20";

        using var first = Start(folder, environment, "one", "--new-ledger");
        using var second = Start(folder, environment, "two", "--new-ledger");
        int[] codes = [await first.WaitAsync(), await second.WaitAsync()];

        var zoho = await sandbox.SummaryAsync();
        Assert.All(codes, code => Assert.InRange(code, 0, 1));
        Assert.Equal(0, SandboxProcess.Count(zoho["refusedByLimit"]));
        Assert.InRange(SandboxProcess.Count(zoho["maxInWindow"]), 1, 20);
        Assert.InRange(SandboxProcess.Count(zoho["maxConcurrent"]), 1, 5);
        Assert.Equal(1, SandboxProcess.Count(zoho["tokenCalls"]));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        var (one, two) = (RunFiles.Summary(folder["one"]), RunFiles.Summary(folder["two"]));
        Assert.All([one, two], run => Assert.NotEqual(0, SandboxProcess.Count(run["calls"]!["total"])));
        Assert.Equal(74, RunFiles.Total(one, "created") + RunFiles.Total(two, "created"));
        Assert.Equal(2 * 74, RunFiles.Total(one, "records") + RunFiles.Total(two, "records"));
        Assert.Equal(0, RunFiles.Total(one, "recovered") + RunFiles.Total(two, "recovered"));
    }

    // Answers are lost while the other makes the same records: what one finds again may be the other's. And the token dies twice: whichever
    // of the two gets the next one, the other takes that, and no call is given up though both deaths may meet it.
    [Fact]
    public async Task Run_TwoFoldersAtOnceWithFaults_NothingIsThereTwiceAndNothingBothOnesOwn()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, "--limit", "40", "--window", "00:00:01", "--concurrency", "5", "--faults", "token-revoked#20,token-revoked#110,drop=0.08,commit-drop=0.08,commit-500=0.04,seed=7");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "40";
        // One attempt in five fails, so that one call in three thousand has five that do; this is not about the pause that follows.
        environment["ZOHOMIGRATE_Delivery__MaxAttempts"] = "20";

        using var first = Start(folder, environment, "one", "--new-ledger");
        using var second = Start(folder, environment, "two", "--new-ledger");
        int[] codes = [await first.WaitAsync(), await second.WaitAsync()];

        var zoho = await sandbox.SummaryAsync();
        Assert.All(codes, code => Assert.InRange(code, 0, 1));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["createsCommittedTwice"]), SandboxProcess.Count(zoho["refusedByLimit"])));
        Assert.Equal((2, 1 + 2), (SandboxProcess.Count(zoho["byFault"]!["token-revoked"]), SandboxProcess.Count(zoho["tokenCalls"])));
        var (one, two) = (RunFiles.Summary(folder["one"]), RunFiles.Summary(folder["two"]));
        Assert.Equal(3, SandboxProcess.Count(one["calls"]!["tokens"]) + SandboxProcess.Count(two["calls"]!["tokens"]));
        Assert.InRange(RunFiles.Total(one, "recovered") + RunFiles.Total(two, "recovered"), 1, 74);
        var own = RunFiles.OwnIds(folder["one"]).Concat(RunFiles.OwnIds(folder["two"])).ToList();
        Assert.Equal(own.Count, own.Distinct(StringComparer.Ordinal).Count());
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment, string run, params string[] more) =>
        CliProcess.Start(folder.Path, environment, ["run", RunFiles.NorthwindPack, "--data", RunFiles.NorthwindSmall, "--run", folder[run], .. more]);
}
