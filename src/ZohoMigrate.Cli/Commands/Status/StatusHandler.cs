using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Status;

/// <summary>Shows where a run stands, also while another process is at work on it; changes nothing of it.</summary>
internal sealed class StatusHandler(Surroundings surroundings, RunOpener opener, ResultView view)
{
    public async Task<ExitCode> HandleAsync(string shownFolder, CancellationToken stopping)
    {
        using var checkpoint = opener.Look(shownFolder);
        var notes = new RunNotes(checkpoint);
        var (noted, isHeld) = await ReadStandingAsync(notes, surroundings.FullPath(shownFolder), stopping);
        var end = isHeld ? Working(noted, checkpoint.IsSealed) : RunStanding.Resting(noted, checkpoint.IsSealed);
        var summary = await SummaryReport.ReadAsync(checkpoint, checkpoint.Manifest, end, stopping);
        view.Closing(summary, end, shownFolder, isReported: ReferenceEquals(end, noted));
        return ExitCode.Done;
    }

    // Who holds the folder is asked first, and again before "running" is called a dead one's word: a run may end between two questions.
    private static async Task<(RunEnd? Noted, bool IsHeld)> ReadStandingAsync(RunNotes notes, string folder, CancellationToken cancellationToken)
    {
        var isHeld = RunFolder.IsHeld(folder);
        var noted = await notes.ReadEndAsync(cancellationToken);
        if (isHeld || noted is not { State: RunState.Running })
            return (noted, isHeld);
        isHeld = RunFolder.IsHeld(folder);
        return (await notes.ReadEndAsync(cancellationToken), isHeld);
    }

    private static RunEnd Working(RunEnd? noted, bool isSealed) => noted switch
    {
        { State: RunState.Completed or RunState.CompletedWithErrors } => noted,
        _ when !isSealed => new RunEnd(RunState.Running, "The sources are being read and checked; nothing was sent yet."),
        { State: RunState.Running } => new RunEnd(RunState.Running),
        _ => new RunEnd(RunState.Running, "Everything is staged; it is about to send."),
    };
}
