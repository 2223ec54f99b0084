using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Where a run stands that nobody is at work on.</summary>
internal static class RunStanding
{
    /// <param name="noted">What its last stretch wrote down; "running" was said by a process that is gone.</param>
    /// <param name="isSealed">Whether everything is staged.</param>
    public static RunEnd Resting(RunEnd? noted, bool isSealed) => noted switch
    {
        { State: not RunState.Running } => noted,
        _ when !isSealed => new RunEnd(RunState.Paused, "It ended before every source was read; nothing was sent."),
        null => new RunEnd(RunState.Paused, "Everything is staged; nothing was sent yet."),
        _ => new RunEnd(RunState.Paused, "Its process ended without a word; nothing is lost."),
    };
}
