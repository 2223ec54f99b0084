using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
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

    [Theory, MemberData(nameof(Faults))]
    public async Task Run_AFault_DoesWhatTheTableSays(string name, string call, string faults)
    {
        await using var zoho = await FaultyZoho.StartAsync(faults, scale: 600, FaultMatrix.WriteTo);

        var run = await zoho.RunAsync("--config", "Delivery:AttemptTimeout=00:00:01.5", "--wait");

        // What comes late may come after the run's end.
        for (var tries = 0; tries < 500 && !(await zoho.CountAsync()).ByFault.ContainsKey(name); tries++)
            await Task.Delay(10);
        Assert.Contains(name, (await zoho.CountAsync()).ByFault.Keys);
        await zoho.AssertOnceAndNeverOverAsync(name == "refresh-revoked" && call == "create" ? FaultMatrix.Records - 1 : FaultMatrix.Records);
        var row = $"| `{name}` | {call} | {Outcome(run, await zoho.SummaryAsync(), await zoho.CountAsync())} |";
        Assert.True(Page.Contains($"\n{row}\n", StringComparison.Ordinal), $"docs/guarantees.md has no row\n{row}\n{run.Error}");
    }

    [Fact]
    public void Table_HasARowForEachAndNoOther() =>
        Assert.Equal(Faults.Count, Page.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)));

    private static string Outcome(CliRun run, JsonObject summary, SandboxLedgerSummary counted)
    {
        var expenses = summary["streams"]!.AsArray()[1]!;
        var sends = counted.ByOperation["books.expenses.create"] > 3;
        var looks = counted.ByOperation.GetValueOrDefault("books.expenses.list") > 0;
        var how = (sends, looks) switch
        {
            (false, false) => "sent once",
            (true, false) => "sent again",
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
