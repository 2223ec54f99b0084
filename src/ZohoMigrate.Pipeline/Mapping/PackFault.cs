namespace ZohoMigrate.Pipeline.Mapping;

/// <summary>One thing that is wrong with a mapping pack.</summary>
/// <param name="File">The file, relative to the pack's folder.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong.</param>
public sealed record PackFault(string File, long Line, long Column, string Message)
{
    /// <summary>What to do.</summary>
    public string? Hint { get; init; }

    /// <summary>The known name that was most likely meant.</summary>
    public string? Nearest { get; init; }

    /// <summary>"unknown field `contact_nmae` at customers.yaml:12:3; did you mean `contact_name`?"</summary>
    public override string ToString() =>
        $"{Message} at {File}:{Line}:{Column}" +
        (Nearest is null ? "" : $"; did you mean `{Nearest}`?") +
        (Hint is null ? "" : $" ({Hint})");
}
