using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Status;

/// <summary>Shows where a run stands; changes nothing of it.</summary>
internal sealed class StatusHandler(RunOpener opener, ResultView view)
{
    public async Task<ExitCode> HandleAsync(string shownFolder, CancellationToken stopping)
    {
        await using var run = await opener.OpenAsync(shownFolder, stopping);
        var checkpoint = run.Checkpoint;
        var notes = new RunNotes(checkpoint);
        var end = Standing(await notes.ReadEndAsync(stopping), checkpoint.IsSealed);
        var summary = await SummaryReport.ReadAsync(
            checkpoint, run.Manifest, end, await notes.ReadPlanAsync(stopping), stopping);
        view.Closing(summary, end, shownFolder);
        return ExitCode.Done;
    }

    // We hold the folder, so nobody is at work on it: "running" was said by a process that is gone.
    private static RunEnd Standing(RunEnd? noted, bool isSealed) => noted switch
    {
        { State: not RunState.Running } => noted,
        _ when !isSealed => new RunEnd(RunState.Paused, "It ended before every source was read; nothing was sent."),
        null => new RunEnd(RunState.Paused, "Everything is staged; nothing was sent yet."),
        _ => new RunEnd(RunState.Paused, "Its process ended without a word."),
    };
}
