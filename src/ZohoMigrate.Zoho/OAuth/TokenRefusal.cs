namespace ZohoMigrate.Zoho.OAuth;

/// <summary>What to do about a token endpoint's refusal (reference/zoho-oauth.md §3). None of them passes by itself.</summary>
internal static class TokenRefusal
{
    /// <summary>When no token endpoint has answered.</summary>
    /// <param name="kind">Whether it may pass by itself.</param>
    /// <param name="cause">What was there instead.</param>
    public static TokenOutcome NoAnswer(ReplyKind kind, string cause) => new(
        Token: null,
        kind,
        $"Zoho gives no access token: {cause}.",
        "Check the network, and that Zoho:DataCenter (or Zoho:AccountsUrl, where it is set) is the right one.");

    public static TokenOutcome Of(string error) => new(Token: null, ReplyKind.RunStopper, $"Zoho gives no access token: {error}.", error switch
    {
        "invalid_code" => "The refresh token is wrong, revoked or of another data centre. Make a new one in the API console and set "
            + "Zoho:RefreshToken; check Zoho:DataCenter.",
        "invalid_client" => "The client id is unknown there. Check Zoho:ClientId, and Zoho:DataCenter: a client belongs to one data centre.",
        "invalid_client_secret" => "Check Zoho:ClientSecret against the API console.",
        _ => "Check Zoho:ClientId, Zoho:ClientSecret, Zoho:RefreshToken and Zoho:DataCenter.",
    });
}
