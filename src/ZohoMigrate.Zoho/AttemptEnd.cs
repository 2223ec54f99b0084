namespace ZohoMigrate.Zoho;

/// <summary>How an attempt ended.</summary>
/// <param name="At">UTC.</param>
/// <param name="Kind">What the answer, or its absence, means.</param>
/// <param name="Status">HTTP status, or null when no answer came.</param>
/// <param name="Code">Zoho's code, or null.</param>
public sealed record AttemptEnd(DateTimeOffset At, ReplyKind Kind, int? Status, string? Code)
{
    /// <summary>What it means for each record of the call, by position; empty where the answer spoke of the call alone.</summary>
    public IReadOnlyList<ReplyKind> Elements { get; init; } = [];

    /// <summary>What Zoho calls the job that makes the call's records from now on; null where it made them at once, or none.</summary>
    public string? Job { get; init; }
}
