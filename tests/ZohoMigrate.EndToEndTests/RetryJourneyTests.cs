using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Run, mend, retry, as processes, with the sandbox's ledger as the judge.</summary>
public sealed class RetryJourneyTests
{
    private static readonly string Dirty = Repository.PathOf("sample-data", "dirty-northwind", "all");

    // While what was mended is taken back, and then while it is delivered.
    private static readonly string[] Kills =
        ["before-commit#1", "after-commit#1", "after-answer#2", "before-commit#9", "after-intent#5", "before-outcome#7"];

    [Theory]
    [InlineData("seed=3")]
    [InlineData("drop=0.05,commit-drop=0.05,500=0.03,commit-500=0.03,seed=3")]
    public async Task Retry_KilledAgainAndAgain_DeliversEverythingOnce(string faults)
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, "--limit", "100", "--window", "00:00:01", "--latency", "00:00:00.030", "--state", folder["zoho.db"], "--faults", faults);
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        using (var run = CliProcess.Start(folder.Path, environment, "run", RunFiles.NorthwindPack, "--data", Dirty, "--run", folder["run"]))
            Assert.True(await run.WaitAsync() == 1, run.Error + run.Output);
        new Originals(RunFiles.NorthwindSmall).Mend(folder["run", "errors"]);

        // Kept, as a careful person would: a retry that ends writes its errors folder anew.
        var mended = Directory.CreateDirectory(folder["mended"]).FullName;
        foreach (var file in Directory.GetFiles(folder["run", "errors"]))
            File.Copy(file, Path.Combine(mended, Path.GetFileName(file)));

        foreach (var kill in Kills)
        {
            using var victim = CliProcess.Start(folder.Path, CliProcess.Doomed(environment, kill), "retry", folder["run"]);
            Assert.True(await victim.WaitAsync() == CliProcess.Killed, kill + victim.Error + victim.Output);
        }

        using (var last = CliProcess.Start(folder.Path, environment, "retry", folder["run"]))
            Assert.True(await last.WaitAsync() == 0, last.Error + last.Output);
        using (var again = CliProcess.Start(folder.Path, environment, "retry", folder["run"], "--from", Path.Combine(mended, "orders.csv")))
        {
            Assert.True(await again.WaitAsync() == 0, again.Error + again.Output);
            Assert.Contains("at Zoho already", again.Output, StringComparison.Ordinal);
        }

        var zoho = await sandbox.SummaryAsync();
        var summary = RunFiles.Summary(folder["run"]);
        Assert.Equal(74, RunFiles.AtZoho(summary));
        foreach (var (module, count) in new[] { ("books.contacts", 18), ("books.items", 15), ("books.invoices", 23), ("books.customerpayments", 18) })
            Assert.Equal((module, count), (module, (await sandbox.RecordsAsync(module)).Count));
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(0, SandboxProcess.Count(zoho["refusedByLimit"]));
    }
}
