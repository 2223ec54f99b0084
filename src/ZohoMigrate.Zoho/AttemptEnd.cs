namespace ZohoMigrate.Zoho;

/// <summary>How an attempt ended.</summary>
/// <param name="At">UTC.</param>
/// <param name="Kind">What the answer, or its absence, means.</param>
/// <param name="Status">HTTP status, or null when no answer came.</param>
/// <param name="Code">Zoho's code, or null.</param>
public readonly record struct AttemptEnd(DateTimeOffset At, ReplyKind Kind, int? Status, string? Code);
