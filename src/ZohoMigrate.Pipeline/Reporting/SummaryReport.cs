using System.Text;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>Adds up <c>summary.json</c> from the checkpoint.</summary>
public static class SummaryReport
{
    /// <summary>The summary as the checkpoint has it now; writes nothing.</summary>
    public static async Task<RunSummary> ReadAsync(
        IRunAccounts accounts, RunManifest manifest, RunEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(end);
        var notes = new RunNotes(accounts);
        var plan = await notes.ReadPlanAsync(cancellationToken);
        var streams = await accounts.ReadStreamsAsync(cancellationToken);
        var files = await accounts.ReadFilesAsync(cancellationToken);
        var anyFaulty = streams.Any(IsFaulty) || files.Any(file => file.Orphan + file.Unreadable > 0);
        // Law 4: "completed" is not said over records that were not.
        var state = end.State == RunState.Completed && anyFaulty ? RunState.CompletedWithErrors : end.State;
        return new RunSummary(
            manifest.Run,
            manifest.Pack,
            manifest.Target,
            manifest.Organization,
            state,
            (int?)ExitCodes.Of(state, anyFaulty),
            manifest.StartedAt,
            state == RunState.Running ? null : await notes.ReadFinishedAtAsync(cancellationToken),
            end.ResumeAt,
            FileSummaries.Of(files, await notes.ReadViewsAsync(cancellationToken)),
            [.. streams.Select(StreamSummary.Of)],
            await accounts.ReadCallsAsync(cancellationToken),
            plan is null ? null : plan with { Minutes = Math.Round(plan.Minutes, 2) })
        {
            QuotaRequest = await notes.ReadQuotaRequestAsync(cancellationToken) is null ? null : RunPaths.QuotaRequestName,
            Problems = ProblemSummary.Of(await accounts.ReadProblemKindsAsync(cancellationToken)),
            Findings = await notes.ReadFindingsAsync(cancellationToken),
            Survey = await notes.ReadSurveyAsync(cancellationToken),
            Changes = await notes.ReadChangesAsync(cancellationToken),
            Limits = await notes.ReadLimitsAsync(cancellationToken),
            InJobs = streams.Sum(stream => stream.InJobs),
        };
    }

    internal static Task WriteAsync(RunSummary summary, string path, CancellationToken cancellationToken) =>
        WholeFile.WriteAsync(
            path, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(summary.ToJson() + "\n"), cancellationToken));

    private static bool IsFaulty(StreamAccount account) =>
        account.FailedSteps > 0
        || account[RecordState.Rejected] + account[RecordState.Refused] + account[RecordState.Blocked] + account[RecordState.Unknown] > 0;
}
