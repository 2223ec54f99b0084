using System.Globalization;

namespace ZohoMigrate.Zoho.OAuth;

/// <summary>What to do about a token endpoint's refusal (reference/zoho-oauth.md §3). None of those with a word of their own passes by itself.</summary>
internal static class TokenRefusal
{
    private const string Anything = "Check Zoho:ClientId, Zoho:ClientSecret, Zoho:RefreshToken and Zoho:DataCenter.";

    private static readonly Dictionary<string, string> Hints = new(StringComparer.OrdinalIgnoreCase)
    {
        ["invalid_code"] = "The refresh token is wrong, revoked or of another data centre. Make a new one in the API console and set "
            + "Zoho:RefreshToken; check Zoho:DataCenter.",
        ["invalid_client"] = "The client id is unknown there. Check Zoho:ClientId, and Zoho:DataCenter: a client belongs to one data centre.",
        ["invalid_client_secret"] = "Check Zoho:ClientSecret against the API console.",
    };

    /// <summary>Whether the word says what is wrong with the credentials, whatever stands beside it.</summary>
    public static bool IsOfCredentials(string? error) => error is not null && Hints.ContainsKey(error);

    /// <summary>When no token endpoint has answered.</summary>
    /// <param name="kind">Whether it may pass by itself.</param>
    /// <param name="cause">What was there instead.</param>
    public static TokenOutcome NoAnswer(ReplyKind kind, string cause) => new(
        Token: null,
        kind,
        $"Zoho gives no access token: {cause}.",
        "Check the network, and that Zoho:DataCenter (or Zoho:AccountsUrl, where it is set) is the right one.");

    /// <summary>When Zoho has had too many requests for tokens, again and again.</summary>
    /// <param name="times">How often in a row it has said so.</param>
    /// <param name="until">When it may be asked again, UTC.</param>
    public static TokenOutcome Throttled(int times, DateTimeOffset until) => new(
        Token: null,
        ReplyKind.QuotaExhausted,
        string.Create(CultureInfo.InvariantCulture, $"Zoho gives no access token: it has had too many requests for one, as it said {times} times in a row."),
        "See that no other program asks for tokens with the same Zoho:RefreshToken, or make one for this program alone.")
    {
        RetryAt = until,
    };

    public static TokenOutcome Of(string error) =>
        new(Token: null, ReplyKind.RunStopper, $"Zoho gives no access token: {error}.", Hints.GetValueOrDefault(error, Anything));
}
