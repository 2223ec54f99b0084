namespace ZohoMigrate.Zoho.OAuth;

/// <summary>A token as it is kept on disk. Not a record: nothing may print its value.</summary>
internal sealed class CachedToken(string accessToken, Uri? apiDomain, TokenMoment obtained, TimeSpan lifetime)
{
    public string AccessToken { get; } = accessToken;

    public Uri? ApiDomain { get; } = apiDomain;

    /// <summary>When it was asked for.</summary>
    public TokenMoment Obtained { get; } = obtained;

    public TimeSpan Lifetime { get; } = lifetime;

    public CachedToken BroughtOver(TokenClock clock) => new(AccessToken, ApiDomain, clock.BroughtOver(Obtained), Lifetime);
}
