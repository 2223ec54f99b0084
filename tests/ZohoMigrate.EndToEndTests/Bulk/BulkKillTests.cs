using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Bulk;

/// <summary>
/// One move by jobs of bulk write, in which a process is killed at every step of a job, each time by the next: nothing is lost and nothing made twice.
/// <c>BULK=whole</c> in the environment is the long form: 60 000 leads, in jobs of 25 000.
/// </summary>
public sealed class BulkKillTests(ITestOutputHelper output)
{

    // The first job is killed until one is made of whose making nobody knows, and so is the second; the third goes the whole way.
    private static readonly string[] Kills =
    [
        "before-intent@bulk_upload#1", "after-intent@bulk_upload#1", "after-answer@bulk_upload#1", "after-upload#1",
        "before-intent@bulk_write#1", "after-intent@bulk_write#1", "after-answer@bulk_write#1", "before-outcome@bulk_write#1", "after-job#1",
        "after-intent@bulk_standing#1", "after-outcome@bulk_standing#1", "after-intent@bulk_result#1", "after-answer@bulk_result#1",
        "before-result#1", "after-result#1", "after-settling#1",
    ];

    [Fact]
    public async Task Run_KilledAtEveryStepOfItsJobs_LosesNothingAndMakesNothingTwice()
    {
        var isWhole = Environment.GetEnvironmentVariable("BULK") == "whole";
        var sample = isWhole ? new BulkSample(60_000) : new BulkSample(leads: 90, accounts: 40, contacts: 120);
        using var folder = new TemporaryFolder();
        using var sandbox = await BulkSample.StartAsync(folder, isWhole ? "00:01:00" : "00:00:06", "--no-uniqueness", "--edition", "Enterprise");
        var environment = BulkSample.Environment(sandbox, folder, isWhole ? "auto" : "always");
        if (isWhole)
            environment["ZOHOMIGRATE_Delivery__JobArrival"] = "00:03:00";
        sample.Write(folder);

        var died = new List<string>();
        foreach (var kill in Kills)
        {
            using var victim = Start(folder, CliProcess.Doomed(environment, kill));
            if (await victim.WaitAsync() == CliProcess.Killed)
                died.Add(kill);
        }

        using var last = Start(folder, environment);
        var exitCode = await last.WaitAsync();
        var zoho = await sandbox.SummaryAsync();
        output.WriteLine($"died at {string.Join(", ", died)}; {zoho.ToJsonString()}; {RunFiles.Summary(folder["run"]).ToJsonString()}");

        Assert.True(exitCode == 0, last.Error + last.Output);
        Assert.Equal(Kills, died);
        await CrmJourneyTests.AssertMadeOnceAsync(sandbox, folder["run"], sample.Streams);
        Assert.Equal(sample.Records, RunFiles.AtZoho(RunFiles.Summary(folder["run"])));
        Assert.Equal(sample.Records, zoho["createdInBulk"]!.AsObject().Sum(module => SandboxProcess.Count(module.Value)));
    }

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", folder["pack"], "--data", folder["data"], "--run", folder["run"]);
}
