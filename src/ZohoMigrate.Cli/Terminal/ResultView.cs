using Spectre.Console;
using ZohoMigrate.Cli.Commands;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>
/// What a command says on stdout: for people, or the summary as one JSON document. Only tables and problems are fitted to the console:
/// lines that are too long for it stay whole, so that a path can be copied.
/// </summary>
internal sealed class ResultView(IAnsiConsole console, Surroundings surroundings, ResultLines lines, CommonArguments common)
{
    private bool IsText => common.Output == OutputFormat.Text;

    /// <param name="plan">What the run will cost.</param>
    /// <param name="mail">The mail that asks Zoho for more calls a day; null when one day is enough.</param>
    /// <param name="mailFile">Where it is kept; null when it is only shown.</param>
    public void Plan(RunPlan plan, string? mail, string? mailFile)
    {
        if (!IsText)
            return;
        if (plan.Calls > 0)
            Show(PlanView.Create(plan));
        foreach (var line in PlanView.Lines(plan).Concat(PlanView.Mail(mail, mailFile)))
            lines.Text.WriteLine(line);
    }

    /// <summary>How fast the sources were read, mapped and checked.</summary>
    public void Rate(long rows, TimeSpan time)
    {
        if (IsText)
            lines.Text.WriteLine(RateLine.Of(rows, time));
    }

    public void TakenBack(CorrectionAccount account)
    {
        if (!IsText)
            return;
        foreach (var line in CorrectionLines.Of(account))
            lines.Text.WriteLine(line);
    }

    /// <summary>The calls that the last lines count were made before.</summary>
    public void NothingLeft()
    {
        if (IsText)
            lines.Text.WriteLine("Nothing was left to do: no call was made.");
    }

    /// <summary>Changes were to be accepted, and there are none.</summary>
    public void Unchanged()
    {
        if (IsText)
            lines.Text.WriteLine("Sources and mapping are what the run has read: it goes on as it was.");
    }

    /// <param name="account">What changed sources or a changed mapping come to.</param>
    /// <param name="problems">Where all warnings are, as the user named the folder.</param>
    public void Changed(ChangeAccount account, string problems)
    {
        if (!IsText)
            return;
        foreach (var line in ChangeLines.Of(account, problems))
            lines.Text.WriteLine(line);
    }

    /// <param name="summary">Where the run stands.</param>
    /// <param name="end">Why.</param>
    /// <param name="folder">The run folder as the user named it; null when nothing is kept.</param>
    /// <param name="isReported">Whether the reports in the folder are of this moment.</param>
    /// <param name="areSourcesEdited">Whether a source file is not what was read of it.</param>
    public void Closing(RunSummary summary, RunEnd end, string? folder, bool isReported = true, bool areSourcesEdited = false)
    {
        if (!IsText)
        {
            lines.Json.WriteLine(summary.ToJson());
            return;
        }

        var width = surroundings.IsOutTerminal ? console.Profile.Width : (int?)null;
        foreach (var line in ProblemView.Lines(summary.Problems, folder, isReported, width))
            lines.Text.WriteLine(line);
        foreach (var line in FindingLines.Of(summary.Findings, width))
            lines.Text.WriteLine(line);
        foreach (var line in SurveyLines.Of(summary.Survey, width))
            lines.Text.WriteLine(line);
        foreach (var line in summary.State == RunState.DryRun ? ReadingLines.Of(summary.Files) : [])
            lines.Text.WriteLine(line);
        foreach (var line in WhereLine.Of(summary.Files))
            lines.Text.WriteLine(line);
        Show(ClosingTable.Create(summary));
        if (summary.State != RunState.DryRun)
            lines.Text.WriteLine(CallLine.Of(summary.Calls));
        foreach (var line in LimitLines.Of(summary.Limits))
            lines.Text.WriteLine(line);
        foreach (var line in NextStep.Lines(summary, end, folder, isReported, areSourcesEdited))
            lines.Text.WriteLine(line);
    }

    private void Show(Table table) => lines.Text.WriteLine(table.Render(console));
}
