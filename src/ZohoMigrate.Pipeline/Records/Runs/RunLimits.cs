namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>When one stretch of a run ends early because too much is refused. The next stretch counts anew.</summary>
/// <param name="maxErrors">Most records that may be rejected or refused; null = any number.</param>
/// <param name="keepGoing">Whether each record is refused for itself, though Zoho refuses all of a stream alike.</param>
public sealed class RunLimits(int? maxErrors, bool keepGoing)
{
    private long _errors;

    public bool KeepGoing => keepGoing;

    /// <summary>Counts records that were rejected or refused (or, below 0, are no more).</summary>
    /// <returns>How the stretch ends when there are more than it may have; null while it goes on.</returns>
    public RunEnd? Count(long errors)
    {
        // What is taken back may have been counted by an earlier stretch.
        _errors = Math.Max(0, _errors + errors);
        return maxErrors is { } most && _errors > most
            ? new RunEnd(RunState.Paused, $"{_errors} records were rejected or refused; --max-errors allows {most}.")
            {
                Hint = "See what is wrong with them first. Going on counts anew.",
            }
            : null;
    }
}
