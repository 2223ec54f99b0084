using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>The last lines of a run: how it ended, and what to do now.</summary>
internal static class NextStep
{
    /// <param name="summary">How it ended.</param>
    /// <param name="end">Why.</param>
    /// <param name="folder">The run folder as the user named it; null when nothing was kept.</param>
    public static IEnumerable<string> Lines(RunSummary summary, RunEnd end, string? folder)
    {
        yield return Ending(summary.State, end.Reason);
        if (end.Hint is { Length: > 0 } hint) yield return hint;
        if (folder is null) yield break;
        var faulty = summary.Streams.Sum(stream => stream.Rejected + stream.Refused + stream.Blocked);
        if (faulty > 0) yield return $"Each row that was not delivered, with its reason: {Path.Combine(folder, "errors")}";
        var unknown = summary.Streams.Sum(stream => stream.Unknown);
        if (unknown > 0) yield return $"{unknown} unknown: they may be at Zoho or not. What to look for: {Path.Combine(folder, "errors")}";
        if (After(summary.State, end.ResumeAt, folder) is { } next) yield return next;
        yield return $"Reports: {Path.Combine(folder, "summary.json")}";
    }

    private static string Ending(RunState state, string reason)
    {
        var what = state switch
        {
            RunState.Running => "Running.",
            RunState.DryRun => "Dry run: everything is read and checked, nothing was sent.",
            RunState.Completed => "Completed: every record is at Zoho.",
            RunState.CompletedWithErrors => "Completed, but not every record was delivered.",
            RunState.Paused => "Paused.",
            RunState.Stopped => "Stopped: Zoho takes nothing of this run as it is.",
            RunState.Cancelled => "Cancelled. Nothing is lost.",
            RunState.Failed => "Ended by a fault of the program's own. Nothing is lost.",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No words for this state."),
        };
        return reason.Length == 0 ? what : $"{what} {reason}";
    }

    private static string? After(RunState state, DateTimeOffset? resumeAt, string folder) => state switch
    {
        RunState.Paused when resumeAt is { } at => $"Go on, not before {PlanView.Moment(at)}, with: zohomigrate resume {folder}",
        RunState.Paused or RunState.Cancelled or RunState.Failed => $"Go on with: zohomigrate resume {folder}",
        RunState.Stopped => $"When that is mended, go on with: zohomigrate resume {folder}",
        RunState.DryRun => $"Deliver it with the same run command without --dry-run; it goes on in {folder}",
        _ => null,
    };
}
