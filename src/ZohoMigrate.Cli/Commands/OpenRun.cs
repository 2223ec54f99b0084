using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A run this process holds, where it goes, and what is written down of it besides its records.</summary>
/// <param name="folder">The folder, held.</param>
/// <param name="shownFolder">As the user named it; null when nothing is kept.</param>
internal sealed class OpenRun(RunFolder folder, string? shownFolder) : IAsyncDisposable
{
    private readonly RunNotes _notes = new(folder.Checkpoint);
    private readonly NoteWriting _writing = new(folder.Checkpoint);

    public RunFolder Folder => folder;

    public string? ShownFolder => shownFolder;

    public SqliteCheckpoint Checkpoint => folder.Checkpoint;

    public RunManifest Manifest => folder.Checkpoint.Manifest;

    /// <summary>Where it goes; null when it is only looked at or validated.</summary>
    public Target? Target { get; set; }

    /// <summary>Finishes opening it; if that fails, lets go of it.</summary>
    public async Task<OpenRun> OrDisposedAsync(Func<Task> finish)
    {
        try
        {
            await finish();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await folder.DisposeAsync();
        if (Target is not null)
            await Target.DisposeAsync();
    }

    /// <summary>Keeps the first plan: what was expected is compared with what it came to.</summary>
    public async Task RememberAsync(RunPlan plan, CancellationToken cancellationToken)
    {
        if (await _notes.ReadPlanAsync(cancellationToken) is null)
            await _writing.PlanAsync(plan, cancellationToken);
    }

    /// <summary>From now on anyone who looks reads "running".</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await _writing.BeginAsync(cancellationToken);
        await ReportingStage.WriteSummaryAsync(
            Checkpoint, Manifest, folder.Paths.Folder, new RunEnd(RunState.Running), await _notes.ReadPlanAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Writes how the stretch ended, and all reports.</summary>
    public async Task<RunSummary> EndAsync(RunEnd end, DateTimeOffset at)
    {
        await _writing.EndAsync(end, at, CancellationToken.None);
        return await ReportingStage.WriteAsync(
            Checkpoint, Manifest, folder.Paths.Folder, end, await _notes.ReadPlanAsync(CancellationToken.None), CancellationToken.None);
    }

    /// <summary>How the run ended, when nothing of it is left to do; null otherwise.</summary>
    public async Task<RunEnd?> FinishedAsync(CancellationToken cancellationToken)
    {
        var steps = await Checkpoint.CountStepsAsync(cancellationToken);
        StepState[] open = [StepState.Waiting, StepState.Ready, StepState.Planned, StepState.Parked];
        if (open.Any(state => steps.GetValueOrDefault(state) > 0))
            return null;
        await foreach (var reported in Checkpoint.ReadProblemsAsync(cancellationToken))
        {
            if (reported.Problem.Severity == Severity.Error)
                return new RunEnd(RunState.CompletedWithErrors);
        }

        return new RunEnd(RunState.Completed);
    }
}
