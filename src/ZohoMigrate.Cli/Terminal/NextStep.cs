using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Terminal;

/// <summary>The last lines of a run: how it ended, and what to do now.</summary>
internal static class NextStep
{
    /// <param name="summary">How it ended.</param>
    /// <param name="end">Why.</param>
    /// <param name="folder">The run folder as the user named it; null when nothing was kept.</param>
    /// <param name="isReported">Whether the reports in the folder are of this moment.</param>
    /// <param name="areSourcesEdited">Whether a source file is not what was read of it.</param>
    public static IEnumerable<string> Lines(RunSummary summary, RunEnd end, string? folder, bool isReported, bool areSourcesEdited)
    {
        yield return Ending(summary, end.Reason, areSourcesEdited);
        if (end.Hint is { Length: > 0 } hint)
            yield return hint;
        if (folder is null)
            yield break;
        var paths = new RunPaths(folder);
        if (isReported && (NotDelivered(summary) > 0 || IsShort(summary)))
        {
            yield return $"Each row that is at fault, with its reason: {paths.Errors}";
            if (!IsValidation(summary))
                yield return $"Mend them there and give them back with: zohomigrate retry {folder}";
        }

        if (summary.Streams.Sum(stream => stream.Unknown) is var unknown and > 0)
        {
            yield return summary.IsFinished
                ? $"{unknown} may be at Zoho or not, and need a person. What to look for, and what to type then: {paths.Errors}"
                : $"{unknown} may be at Zoho or not. They are looked for before anything is sent again.";
        }

        if (summary.UnknownSteps is var steps and > 0)
            yield return $"{Tables.Counted(steps, "step")} may have been taken at Zoho or not, and need a person. What to look at, and what to type then: {paths.Errors}";
        if (summary.InJobs > 0)
            yield return $"{summary.InJobs} are being made by jobs at Zoho, whether this program runs or not. What became of them is read when it goes on.";
        if (summary.Streams.Sum(stream => stream.Differing) is var differing and > 0)
            yield return $"{differing} at Zoho {(differing == 1 ? "differs" : "differ")} from what was sent. Which, and where: {paths.Problems}";
        if (RecoveredWords.Of(summary) is { } recovered)
            yield return $"{recovered} Which: {paths.Delivered}";
        if (After(summary, end.ResumeAt, folder) is { } next)
            yield return next;
        yield return isReported ? $"Reports: {paths.Summary}" : "Reports are written when it ends.";
    }

    private static long NotDelivered(RunSummary summary) =>
        summary.Streams.Sum(stream => stream.Rejected + stream.Refused + stream.Blocked) + summary.Files.Sum(file => file.Orphan + file.Unreadable);

    // Every record is at Zoho, but not every step of it is done.
    private static bool IsShort(RunSummary summary) =>
        summary.State == RunState.CompletedWithErrors && summary.Streams.Sum(stream => stream.Unknown) + summary.UnknownSteps == 0;

    private static bool IsValidation(RunSummary summary) => summary.Target == Targets.None;

    private static string Ending(RunSummary summary, string reason, bool areSourcesEdited)
    {
        var what = summary.State switch
        {
            RunState.Running => "Running.",
            RunState.DryRun when IsValidation(summary) => NotDelivered(summary) > 0 ? "Not valid: the rest could be delivered."
                : summary.Problems.Count > 0 ? "Valid: every record can be delivered; see the warnings."
                : summary.Findings.Count > 0 ? "Valid: every record can be delivered; look at what is named above." : "Valid: nothing is wrong.",
            RunState.DryRun => "Dry run: everything is read and checked, nothing was sent.",
            RunState.Completed when areSourcesEdited => "Completed: every record that was read is at Zoho; the sources have changed since.",
            RunState.Completed => "Completed: every record is at Zoho.",
            RunState.CompletedWithErrors => "Completed, but not every record was delivered.",
            RunState.Paused => "Paused.",
            RunState.Stopped => "Stopped: Zoho takes nothing of this run as it is.",
            RunState.Cancelled => "Cancelled. Nothing is lost.",
            RunState.Failed => "Ended by a fault of the program's own. Nothing is lost.",
            _ => throw new ArgumentOutOfRangeException(nameof(summary), summary.State, "No words for this state."),
        };
        return reason.Length == 0 ? what : $"{what} {reason}";
    }

    private static string? After(RunSummary summary, DateTimeOffset? resumeAt, string folder) => summary.State switch
    {
        RunState.Paused when resumeAt is { } at => $"Go on, not before {PlanView.Moment(at)}, with: zohomigrate resume {folder}",
        RunState.Paused or RunState.Cancelled or RunState.Failed => $"Go on with: zohomigrate resume {folder}",
        RunState.Stopped => $"When that is mended, go on with: zohomigrate resume {folder}",
        RunState.DryRun when !IsValidation(summary) => $"Deliver it with the same run command without --dry-run; it goes on in {folder}",
        _ => null,
    };
}
