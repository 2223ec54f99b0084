namespace ZohoMigrate.Zoho.OAuth;

/// <summary>An access token while it lasts. Not a record: nothing may print its value.</summary>
internal sealed class AccessToken(string value, Uri? apiDomain, TimeSpan lifetime, long obtained, TimeProvider time)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    public string Value { get; } = value;

    /// <summary>The API host the accounts server names.</summary>
    public Uri? ApiDomain { get; } = apiDomain;

    public TimeSpan Lifetime { get; } = lifetime;

    /// <summary>How long ago it was asked for.</summary>
    public TimeSpan Age => time.GetElapsedTime(obtained);

    /// <summary>Renewed five minutes early, but a short-lived one not before half its life is over.</summary>
    public bool IsFresh
    {
        get
        {
            var early = Lifetime / 2 < RenewBefore ? Lifetime / 2 : RenewBefore;
            return Age < Lifetime - early;
        }
    }
}
