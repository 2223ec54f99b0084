using Spectre.Console;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// What a command says on stdout: for people, or the summary as one JSON document. Only tables are fitted to the console: lines that are
/// too long for it stay whole, so that a path can be copied.
/// </summary>
internal sealed class ResultView(IAnsiConsole console, Surroundings surroundings, CommonArguments common)
{
    private bool IsText => common.Output == OutputFormat.Text;

    public void Plan(RunPlan plan)
    {
        if (!IsText)
            return;
        if (plan.Calls > 0)
            Show(PlanView.Create(plan));
        foreach (var line in PlanView.Lines(plan))
            surroundings.Out.WriteLine(line);
    }

    /// <summary>How fast the sources were read, mapped and checked.</summary>
    public void Rate(long rows, TimeSpan time)
    {
        if (IsText)
            surroundings.Out.WriteLine(RateLine.Of(rows, time));
    }

    public void Problems(IReadOnlyList<ProblemGroup> groups)
    {
        if (IsText && groups.Count > 0)
            Show(ProblemTable.Create(groups));
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

        Show(ClosingTable.Create(summary));
        if (summary.State != RunState.DryRun)
            surroundings.Out.WriteLine(CallLine.Of(summary.Calls));
        foreach (var line in NextStep.Lines(summary, end, folder, isReported))
            surroundings.Out.WriteLine(line);
    }

    private void Show(Table table) => surroundings.Out.WriteLine(table.Render(console));
}
