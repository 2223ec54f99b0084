using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>
/// The worst week in a minute or a few: everything that can go wrong at once, 10 % of all calls struck, and the process killed again and
/// again, against a sandbox of its own in which a minute takes a second. <c>SOAK=whole</c> in the environment is the long form.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Scale = 60;

    private const string Faults = "drop=0.012,commit-drop=0.012,hang=0.002,commit-hang=0.002,truncated=0.01,late-commit=0.004@00:00:30,"
        + "late-arrival=0.004@00:00:30,500=0.01,commit-500=0.01,502=0.005,503=0.004@00:00:10,429=0.004@00:00:10,45=0.0004,43=0.0004@00:05:00,"
        + "1070=0.002,token-revoked=0.001,ignored-filter=0.008,lag=0.009@00:02:00,seed=20261129";

    [Fact]
    public async Task Run_EveryFaultAtOnceAndKilledAllTheTime_IsAsIfNothingHadHappened()
    {
        var (records, kills, callsPerRecord) = Environment.GetEnvironmentVariable("SOAK") == "whole" ? (5000, 40, 1.15) : (200, 4, 1.6);
        using var folder = new TemporaryFolder();
        var books = new SoakBooks(records);
        books.Write(folder);
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, "--plan", "Premium", "--state", folder["zoho.db"], "--faults", Faults, "--config", $"Sandbox:TimeScale={Scale}");
        var environment = SettingsOf(sandbox, folder);
        var chance = new Random(20261129);

        for (var kill = 0; kill < kills; kill++)
        {
            using var victim = Start(folder, environment);
            // The first strikes early, the last late: what is left is spread over those to come.
            var left = (int)(records * 0.9) - SandboxProcess.Count((await sandbox.SummaryAsync())["arrivals"]);
            var calls = chance.Next(0, Math.Max(1, 2 * left / (kills - kill)));
            Assert.True(await sandbox.ReceivesAsync(victim, calls), $"ended before kill {kill}: {victim.Error}{victim.Output}");
            await victim.KillAsync();
        }

        using var last = Start(folder, environment);
        var exitCode = await last.WaitAsync();
        var zoho = await sandbox.SummaryAsync();
        var summary = RunFiles.Summary(folder["run"]);
        output.WriteLine(zoho.ToJsonString());
        output.WriteLine(summary["calls"]!.ToJsonString());

        Assert.True(exitCode == 0, last.Error + last.Output);
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["refusedByLimit"]), SandboxProcess.Count(zoho["createsCommittedTwice"])));
        Assert.InRange(SandboxProcess.Count(zoho["maxInWindow"]), 1, 100);
        Assert.Empty(zoho["duplicates"]!.AsObject());
        Assert.All(books.Expected, module => Assert.Equal(module.Value, Held(zoho["records"]![module.Key]!)));
        foreach (var (stream, (module, id)) in SoakBooks.Streams)
        {
            var ids = (await sandbox.RecordsAsync(module)).Select(record => record![id]!.ToString());
            Assert.Equal(ids.Order(StringComparer.Ordinal), RunFiles.DeliveredIds(folder["run"], stream).Order(StringComparer.Ordinal));
        }

        Assert.InRange(SandboxProcess.Count(zoho["arrivals"]) / (double)(records + 2), 1, callsPerRecord);
    }

    private static (int Count, decimal? Total) Held(JsonNode module) => (
        SandboxProcess.Count(module["count"]),
        module["total"] is { } total ? decimal.Parse(total.ToString(), CultureInfo.InvariantCulture) : null);

    private static CliProcess Start(TemporaryFolder folder, Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", "pack", "--data", "data", "--run", "run", "--wait");

    private static Dictionary<string, string> SettingsOf(SandboxProcess sandbox, TemporaryFolder folder) => new(sandbox.Environment, StringComparer.Ordinal)
    {
        ["ZOHOMIGRATE_State__Folder"] = folder["state"],
        ["ZOHOMIGRATE_Sandbox__TimeScale"] = Scale.ToString(CultureInfo.InvariantCulture),
        // Connections do not get faster with the clock: these are two and five seconds of a busy machine.
        ["ZOHOMIGRATE_Delivery__AttemptTimeout"] = "00:00:02",
        ["ZOHOMIGRATE_Delivery__LateArrival"] = "00:05:00",
    };
}
