namespace ZohoMigrate.Zoho.OAuth;

/// <summary>A token, or why there is none.</summary>
/// <param name="Token">The token, or null.</param>
/// <param name="Kind">
/// Without a token: <see cref="ReplyKind.RunStopper"/>; <see cref="ReplyKind.Transient"/> when the server was not there;
/// <see cref="ReplyKind.QuotaExhausted"/> when it wants no more asks for a while.
/// </param>
/// <param name="Message">What happened.</param>
/// <param name="Hint">What to do.</param>
internal sealed record TokenOutcome(AccessToken? Token, ReplyKind Kind, string Message, string? Hint)
{
    /// <summary>When it is worth asking again, UTC, where that is known.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public static TokenOutcome Of(AccessToken token) => new(token, ReplyKind.Success, "", Hint: null);
}
