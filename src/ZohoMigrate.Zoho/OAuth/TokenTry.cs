namespace ZohoMigrate.Zoho.OAuth;

/// <summary>What came of one try for a token: an outcome, or how long to wait before the next.</summary>
internal readonly record struct TokenTry(TokenOutcome? Outcome, TimeSpan Wait)
{
    public static TokenTry Of(TokenOutcome outcome) => new(outcome, TimeSpan.Zero);

    /// <summary>Rounded up to whole milliseconds: timers cut off what is below.</summary>
    public static TokenTry After(TimeSpan wait) => new(Outcome: null, TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)));
}
