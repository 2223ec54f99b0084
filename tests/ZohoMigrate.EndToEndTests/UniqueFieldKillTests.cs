using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>Payments that are told by a custom field, at a Zoho that would take a second copy of anything.</summary>
public sealed class UniqueFieldKillTests
{
    private const int MostKills = 12;
    private const int Payments = 18;

    [Fact]
    public async Task Run_KilledAgainAndAgainWithFaults_MakesEachPaymentOnceWithItsOwnReference()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path,
            "--limit", "200", "--window", "00:00:01", "--no-uniqueness", "--state", folder["zoho.db"], "--faults", "drop=0.03,commit-drop=0.03,commit-500=0.03,seed=7");
        var environment = NorthwindJourneyTests.Environment(sandbox, folder);
        environment["ZOHOMIGRATE_Limits__Books__Requests"] = "200";
        CopyPack(folder);
        var chance = new Random(20261129);

        var kills = 0;
        while (kills < MostKills)
        {
            using var victim = Start(folder, CliProcess.Doomed(environment, $"after-answer#{chance.Next(2, 20)}"));
            if (await victim.WaitAsync() != CliProcess.Killed)
                break;
            kills++;
        }

        using var last = Start(folder, environment);
        Assert.True(await last.WaitAsync() == 0, last.Error + last.Output);
        Assert.InRange(kills, 3, MostKills);
        var zoho = await sandbox.SummaryAsync();
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.Equal(0, SandboxProcess.Count(zoho["createsCommittedTwice"]));
        var payments = await sandbox.RecordsAsync("books.customerpayments");
        Assert.Equal(Payments, payments.Count);
        Assert.All(payments, AssertToldByTheFieldAlone);
        Assert.Equal(Payments, payments.Select(payment => payment!["reference_number"]!.ToString()).Distinct(StringComparer.Ordinal).Count());
    }

    private static void AssertToldByTheFieldAlone(JsonNode? payment) =>
        Assert.Equal($"payments:{payment!["reference_number"]}", payment["cf_source_id"]!.ToString());

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", folder["pack"], "--data", RunFiles.NorthwindSmall, "--run", folder["run"]);

    private static void CopyPack(TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(RunFiles.NorthwindPack, "*.yaml"))
            folder.Write($"pack/{Path.GetFileName(file)}", File.ReadAllText(file));
        folder.Write("pack/payments.yaml", File.ReadAllText(folder["pack/payments.yaml"]) + "unique_field: cf_source_id\n");
    }
}
