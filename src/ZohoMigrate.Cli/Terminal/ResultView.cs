using Spectre.Console;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>What a command says on stdout: for people, or the summary as one JSON document.</summary>
internal sealed class ResultView(IAnsiConsole console, Surroundings surroundings, CommonArguments common)
{
    private bool IsText => common.Output == OutputFormat.Text;

    public void Plan(RunPlan plan)
    {
        if (IsText) PlanView.Write(console, plan);
    }

    public void Problems(IReadOnlyList<ProblemGroup> groups)
    {
        if (IsText && groups.Count > 0) console.Write(ProblemTable.Create(groups));
    }

    public void Closing(RunSummary summary, RunEnd end, string? folder)
    {
        if (!IsText)
        {
            surroundings.Out.WriteLine(summary.ToJson());
            return;
        }

        console.Write(ClosingTable.Create(summary));
        if (summary.State != RunState.DryRun) console.WriteLine(Calls(summary.Calls));
        // Not through the console: a path must not be wrapped.
        foreach (var line in NextStep.Lines(summary, end, folder))
            surroundings.Out.WriteLine(line);
    }

    private static string Calls(CallAccount calls) =>
        $"Calls: {calls.Total} ({calls.Writes} writes, {calls.Reads} reads, {calls.Probes} probes; {calls.Retries} retries, "
        + $"{calls.Throttled} over a limit), and {calls.Tokens} for tokens.";
}
