using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests.Harness;

/// <summary>
/// A run that is killed again and again and goes on each time, against a sandbox process in which faults strike all the time and a minute
/// takes a second.
/// </summary>
internal sealed class WorstWeek(TemporaryFolder folder, ITestOutputHelper output)
{
    private const int Scale = 60;

    /// <summary>Whether the long form was asked for.</summary>
    public static bool IsWhole => Environment.GetEnvironmentVariable("SOAK") == "whole";

    /// <param name="sandbox">Started with <see cref="StartAsync"/>.</param>
    /// <param name="kills">How often the run is killed.</param>
    /// <param name="calls">About how many calls it takes without any fault: the kills are spread over them.</param>
    /// <returns>The sandbox's own account, after the run that nobody killed.</returns>
    public async Task<JsonObject> EndureAsync(SandboxProcess sandbox, int kills, int calls)
    {
        var environment = SettingsOf(sandbox);
        var chance = new Random(20261129);
        for (var kill = 0; kill < kills; kill++)
        {
            // The first strikes early, the last late: what is left is spread over those to come.
            var left = (int)(calls * 0.9) - SandboxProcess.Count((await sandbox.SummaryAsync())["arrivals"]);
            var until = chance.Next(0, Math.Max(1, Math.Min(left, 2 * left / (kills - kill))));
            // The first answer is about the organisation, and brings nothing on.
            using var victim = Start(CliProcess.Doomed(environment, $"after-answer#{until + 2}"));
            Assert.True(await victim.WaitAsync() == CliProcess.Killed, $"ended before kill {kill}: {victim.Error}{victim.Output}");
        }

        using var last = Start(environment);
        var exitCode = await last.WaitAsync();
        var zoho = await sandbox.SummaryAsync();
        output.WriteLine(zoho.ToJsonString());
        output.WriteLine(RunFiles.Summary(folder["run"])["calls"]!.ToJsonString());

        Assert.True(exitCode == 0, last.Error + last.Output);
        Assert.Equal((0, 0), (SandboxProcess.Count(zoho["refusedByLimit"]), SandboxProcess.Count(zoho["createsCommittedTwice"])));
        Assert.Empty(zoho["duplicates"]!.AsObject());
        return zoho;
    }

    /// <summary>Every fault that is not a rare one has struck, and all together as often as they should; of a few calls nothing is sure.</summary>
    /// <param name="zoho">The sandbox's own account.</param>
    /// <param name="faults">What it was started with.</param>
    public static void AssertStruck(JsonObject zoho, string faults)
    {
        if (!IsWhole)
            return;
        var shares = faults.Split(',').Select(fault => fault.Split('=', '@')).Where(fault => fault[0] != "seed")
            .ToDictionary(fault => fault[0], fault => double.Parse(fault[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var struck = zoho["byFault"]!.AsObject().ToDictionary(fault => fault.Key, fault => SandboxProcess.Count(fault.Value), StringComparer.Ordinal);
        var arrivals = SandboxProcess.Count(zoho["arrivals"]);
        Assert.Empty(shares.Where(fault => fault.Value * arrivals > 7).Select(fault => fault.Key).Except(struck.Keys));
        Assert.InRange(struck.Values.Sum() / (double)arrivals, shares.Values.Sum() * 0.6, shares.Values.Sum() * 1.4);
    }

    /// <summary>A sandbox with such faults.</summary>
    public Task<SandboxProcess> StartAsync(string faults, params string[] more) => SandboxProcess.StartAsync(
        folder.Path, ["--state", folder["zoho.db"], "--faults", faults, "--config", $"Sandbox:TimeScale={Scale}", .. more]);

    private CliProcess Start(Dictionary<string, string> environment) =>
        CliProcess.Start(folder.Path, environment, "run", "pack", "--data", "data", "--run", "run", "--wait");

    private Dictionary<string, string> SettingsOf(SandboxProcess sandbox) => new(sandbox.Environment, StringComparer.Ordinal)
    {
        ["ZOHOMIGRATE_State__Folder"] = folder["state"],
        ["ZOHOMIGRATE_Sandbox__TimeScale"] = Scale.ToString(CultureInfo.InvariantCulture),
        // Connections do not get faster with the clock: these are five seconds each of a busy machine.
        ["ZOHOMIGRATE_Delivery__AttemptTimeout"] = "00:00:05",
        ["ZOHOMIGRATE_Delivery__LateArrival"] = "00:05:00",
    };
}
