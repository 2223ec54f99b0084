using ZohoMigrate.Pipeline.Records.Runs;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>What the process tells its caller: the contract's exit codes.</summary>
public enum ExitCode
{
    /// <summary>Everything delivered, or valid.</summary>
    Done = 0,

    /// <summary>Finished; some records rejected, refused, blocked or unknown.</summary>
    SomeFaulty = 1,

    /// <summary>Usage, configuration, mapping or source file.</summary>
    Misconfigured = 2,

    /// <summary>Stopped by Zoho: credentials, organisation, permission.</summary>
    Stopped = 3,

    /// <summary>Paused, resumable.</summary>
    Paused = 4,

    /// <summary>Another process holds the folder.</summary>
    Held = 5,

    /// <summary>A bug.</summary>
    Bug = 70,

    /// <summary>Ctrl+C or SIGTERM; resumable.</summary>
    Cancelled = 130,
}

/// <summary>The one place where the end of a run becomes a number.</summary>
public static class ExitCodes
{
    /// <summary>The code of a run that stands at <paramref name="state"/>; null while it runs.</summary>
    /// <param name="state">Where the run stands.</param>
    /// <param name="anyFaulty">Whether a row or record of it is not as it should be.</param>
    public static ExitCode? Of(RunState state, bool anyFaulty) => state switch
    {
        RunState.Running => null,
        RunState.DryRun or RunState.Completed => anyFaulty ? ExitCode.SomeFaulty : ExitCode.Done,
        RunState.CompletedWithErrors => ExitCode.SomeFaulty,
        RunState.Stopped => ExitCode.Stopped,
        RunState.Paused => ExitCode.Paused,
        RunState.Cancelled => ExitCode.Cancelled,
        RunState.Failed => ExitCode.Bug,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No exit code for this state."),
    };
}
