using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>The table of docs/guarantees.md, each row measured by a run of its own: nothing lost, nothing twice, never over.</summary>
public sealed class FaultMatrixTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "guarantees.md")).ReplaceLineEndings("\n");

    public static TheoryData<string, string, string> Faults
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var (name, faults) in FaultMatrix.OnCreate)
                all.Add(name, "create", faults);
            foreach (var (name, faults) in FaultMatrix.OnLook)
                all.Add(name, "look", faults);
            foreach (var (name, faults) in FaultMatrix.OnToken)
                all.Add(name, "token", faults);
            return all;
        }
    }

    public static TheoryData<string, string, string, string> Kills
    {
        get
        {
            var all = new TheoryData<string, string, string, string>();
            foreach (var (point, call, occurrence, faults) in FaultMatrix.Kills)
                all.Add(point, call, occurrence, faults);
            return all;
        }
    }

    [Theory, MemberData(nameof(Faults))]
    public async Task Run_AFault_DoesWhatTheTableSays(string name, string call, string faults)
    {
        // An hour of a lock takes a second and a half.
        await using var zoho = await FaultyZoho.StartAsync(faults, scale: name == "43" ? 2400 : 600, FaultMatrix.WriteTo);
        string[] patience = name.Contains("hang", StringComparison.Ordinal) ? Patience("00:00:03") : Patience("00:00:30");

        var run = await zoho.RunAsync(patience);

        // What comes late may come after the run's end.
        for (var tries = 0; tries < 500 && !(await zoho.CountAsync()).ByFault.ContainsKey(name); tries++)
            await Task.Delay(10);
        Assert.Contains(name, (await zoho.CountAsync()).ByFault.Keys);
        AssertInTable(name, call, run, await zoho.SummaryAsync(), await zoho.CountAsync());
        // Once there is a token, it goes on.
        if (name.StartsWith("invalid-", StringComparison.Ordinal))
            Assert.Equal(0, (await zoho.ResumeAsync(patience)).ExitCode);
        await zoho.AssertOnceAndNeverOverAsync(name == "refresh-revoked" && call == "create" ? FaultMatrix.Records - 1 : FaultMatrix.Records);
    }

    [Theory, MemberData(nameof(Kills))]
    public async Task Resume_AfterAKill_DoesWhatTheTableSays(string point, string call, string occurrence, string faults)
    {
        await using var zoho = await FaultyZoho.StartAsync(faults, scale: 600, FaultMatrix.WriteTo);

        var patience = Patience("00:00:01.5");
        var killed = await zoho.RunKilledAsync($"{point}#{occurrence}", patience);
        var strewn = await zoho.CountAsync();
        var run = await zoho.ResumeAsync(patience);

        Assert.False(Enum.IsDefined((ExitCode)killed));
        Assert.Equal((call != "token", call == "look"), (strewn.Records.ContainsKey("books.expenses"), strewn.ByFault.Count > 0));
        await zoho.AssertOnceAndNeverOverAsync(FaultMatrix.Records);
        AssertInTable($"killed {point}", call, run, await zoho.SummaryAsync(), await zoho.CountAsync());
    }

    [Fact]
    public void Table_HasARowForEachAndNoOther() =>
        Assert.Equal(Faults.Count + Kills.Count, Page.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)));

    // Of the machine's time, which does not get shorter with the clock: what takes longer counts as an answer that was lost.
    private static string[] Patience(string attempt) => ["--config", $"Delivery:AttemptTimeout={attempt}", "--wait"];

    private static void AssertInTable(string name, string call, CliRun run, JsonObject summary, SandboxLedgerSummary counted)
    {
        var row = $"| `{name}` | {call} | {Outcome(run, summary, counted)} |";
        Assert.True(Page.Contains($"\n{row}\n", StringComparison.Ordinal), $"docs/guarantees.md has no row\n{row}\n{run.Error}");
    }

    private static string Outcome(CliRun run, JsonObject summary, SandboxLedgerSummary counted)
    {
        var expenses = summary["streams"]!.AsArray()[1]!;
        var sends = counted.ByOperation.GetValueOrDefault("books.expenses.create") > 3;
        var looks = counted.ByOperation.GetValueOrDefault("books.expenses.list") > 0;
        var how = (sends, looks) switch
        {
            (false, false) when expenses["pending"]!.GetValue<int>() == 3 => "not sent",
            (false, false) => "sent once",
            (true, false) => "sent again",
            // The call that was looked for never reached Zoho.
            (false, true) when expenses["created"]!.GetValue<int>() == 3 => "looked for, then sent",
            (false, true) => "looked for, not sent again",
            (true, true) => "looked for, then sent again",
        };
        var states = string.Join(", ", from state in (string[])["created", "recovered", "unknown", "pending"]
                                       let count = expenses[state]!.GetValue<int>()
                                       where count > 0
                                       select string.Create(CultureInfo.InvariantCulture, $"{count} {state}"));
        return string.Create(CultureInfo.InvariantCulture, $"{how} | {states} | {run.ExitCode}");
    }
}
