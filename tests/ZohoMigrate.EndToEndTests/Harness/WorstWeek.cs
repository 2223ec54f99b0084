using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Abstractions;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Sandbox.Faults;
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
        var chance = new WorstKills(20261129);
        for (var number = 0; number < kills; number++)
        {
            // The first strikes early, the last late: what is left is spread over those to come.
            var left = (int)(calls * 0.9) - SandboxProcess.Count((await sandbox.SummaryAsync())["arrivals"]);
            var kill = chance.Next(Math.Min(left, 2 * left / (kills - number)));
            output.WriteLine($"Kill {number}: {kill}");
            using var victim = Start(kill.Point is null ? environment : CliProcess.Doomed(environment, kill.Armed));
            await kill.StrikeAsync(victim, sandbox);
            Assert.True(await victim.WaitAsync() == CliProcess.Killed, $"ended before kill {number}, {kill}: {victim.Error}{victim.Output}");
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

    /// <summary>Every fault that must has struck, in the long form every one; and those of calls all together as often as they should.</summary>
    /// <param name="zoho">The sandbox's own account.</param>
    /// <param name="faults">What it was started with.</param>
    public static void AssertStruck(JsonObject zoho, string faults)
    {
        var rules = SandboxFaults.Parse(faults).Rules;
        var arrivals = SandboxProcess.Count(zoho["arrivals"]);
        var struck = zoho["byFault"]!.AsObject().ToDictionary(fault => fault.Key, fault => SandboxProcess.Count(fault.Value), StringComparer.Ordinal);
        Assert.Empty(rules.Where(rule => IsWhole || rule.Numbers?.Last < arrivals).Select(rule => rule.Spec.Name).Except(struck.Keys, StringComparer.Ordinal));
        var ofCalls = rules.Where(rule => rule.Spec.Strikes == FaultTarget.Call).ToList();
        var due = ofCalls.Sum(rule => rule.Share) + (ofCalls.Count(rule => rule.Numbers?.Last < arrivals) / (double)arrivals);
        var done = ofCalls.Select(rule => rule.Spec.Name).Distinct(StringComparer.Ordinal).Sum(name => struck.GetValueOrDefault(name));
        Assert.InRange(done / (double)arrivals, due * 0.6, due * 1.4);
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
