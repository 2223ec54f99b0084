using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A run this process holds, and what is written down of it besides its records.</summary>
/// <param name="folder">The folder, held.</param>
/// <param name="shownFolder">The folder as the user named it; null when none is kept.</param>
/// <param name="checkpoint">Its memory.</param>
internal sealed class OpenRun(RunFolder folder, string? shownFolder, SqliteCheckpoint checkpoint)
{
    private readonly RunNotes _notes = new(checkpoint);

    public string? ShownFolder => shownFolder;

    public SqliteCheckpoint Checkpoint => checkpoint;

    /// <summary>Enters the folder in the organisation's registry, before anything is sent from it.</summary>
    public Task ClaimAsync(Target target, bool newLedger, CancellationToken cancellationToken) => Task.FromResult((folder, target, newLedger, cancellationToken));

    /// <summary>Keeps the first plan: what was expected is compared with what it came to.</summary>
    public async Task RememberAsync(RunPlan plan, CancellationToken cancellationToken)
    {
        if (await _notes.ReadPlanAsync(cancellationToken) is null) await _notes.WritePlanAsync(plan, cancellationToken);
    }

    /// <summary>From now on anyone who looks reads "running".</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await _notes.BeginAsync(cancellationToken);
        await ReportingStage.WriteSummaryAsync(
            checkpoint, checkpoint.Manifest, folder.Path, new RunEnd(RunState.Running), await _notes.ReadPlanAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Writes how the stretch ended, and all reports.</summary>
    public async Task<RunSummary> EndAsync(RunEnd end, DateTimeOffset at)
    {
        await _notes.EndAsync(end, at, CancellationToken.None);
        return await ReportingStage.WriteAsync(
            checkpoint, checkpoint.Manifest, folder.Path, end, await _notes.ReadPlanAsync(CancellationToken.None), CancellationToken.None);
    }

    /// <summary>How the run ended, when nothing of it is left to do; null otherwise.</summary>
    public async Task<RunEnd?> FinishedAsync(CancellationToken cancellationToken)
    {
        var steps = await checkpoint.CountStepsAsync(cancellationToken);
        StepState[] open = [StepState.Waiting, StepState.Ready, StepState.Planned, StepState.Parked];
        if (open.Any(state => steps.GetValueOrDefault(state) > 0)) return null;
        await foreach (var reported in checkpoint.ReadProblemsAsync(cancellationToken))
        {
            if (reported.Problem.Severity == Severity.Error) return new RunEnd(RunState.CompletedWithErrors);
        }

        return new RunEnd(RunState.Completed);
    }
}
