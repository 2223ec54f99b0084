namespace ZohoMigrate.Pipeline.Records.Runs;

/// <summary>How a run, or one stretch of it, came to its end.</summary>
/// <param name="State">What it is now.</param>
/// <param name="Reason">Why, for a person; empty when it simply finished.</param>
public sealed record RunEnd(RunState State, string Reason = "")
{
    /// <summary>What to do.</summary>
    public string? Hint { get; init; }

    /// <summary>When it is worth going on, UTC.</summary>
    public DateTimeOffset? ResumeAt { get; init; }
}
