using Spectre.Console;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// What a command says on stdout: for people, or the summary as one JSON document. Tables go through the console, lines past it: it would
/// wrap a path in the middle.
/// </summary>
internal sealed class ResultView(IAnsiConsole console, Surroundings surroundings, CommonArguments common)
{
    private bool IsText => common.Output == OutputFormat.Text;

    public void Plan(RunPlan plan)
    {
        if (!IsText)
            return;
        console.Write(PlanView.Create(plan));
        surroundings.Out.WriteLine(PlanView.Line(plan));
    }

    public void Problems(IReadOnlyList<ProblemGroup> groups)
    {
        if (IsText && groups.Count > 0)
            console.Write(ProblemTable.Create(groups));
    }

    /// <param name="summary">Where the run stands.</param>
    /// <param name="end">Why.</param>
    /// <param name="folder">The run folder as the user named it; null when nothing is kept.</param>
    /// <param name="isReported">Whether the reports in the folder are of this moment.</param>
    public void Closing(RunSummary summary, RunEnd end, string? folder, bool isReported = true)
    {
        if (!IsText)
        {
            surroundings.Out.WriteLine(summary.ToJson());
            return;
        }

        console.Write(ClosingTable.Create(summary, console.Profile.Width));
        if (summary.State != RunState.DryRun)
            surroundings.Out.WriteLine(Calls(summary.Calls));
        foreach (var line in NextStep.Lines(summary, end, folder, isReported))
            surroundings.Out.WriteLine(line);
    }

    private static string Calls(CallAccount calls) =>
        $"Calls: {calls.Total} ({calls.Writes} writes, {calls.Reads} reads, {calls.Probes} probes; {calls.Retries} retries, "
        + $"{calls.Throttled} over a limit), and {calls.Tokens} for tokens.";
}
