namespace ZohoMigrate.Zoho.OAuth;

/// <summary>An access token while it lasts. Not a record: nothing may print its value.</summary>
/// <param name="value">The token.</param>
/// <param name="apiDomain">The API host the accounts server names.</param>
/// <param name="lifetime">How long it is good from when it was asked for.</param>
/// <param name="age">How long ago that was.</param>
/// <param name="time">Counts on from there.</param>
internal sealed class AccessToken(string value, Uri? apiDomain, TimeSpan lifetime, TimeSpan age, TimeProvider time)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly long _taken = time.GetTimestamp();

    public string Value { get; } = value;

    /// <summary>The API host the accounts server names.</summary>
    public Uri? ApiDomain { get; } = apiDomain;

    /// <summary>Renewed five minutes early, but a short-lived one not before half its life is over.</summary>
    public bool IsFresh
    {
        get
        {
            var early = lifetime / 2 < RenewBefore ? lifetime / 2 : RenewBefore;
            return age + time.GetElapsedTime(_taken) < lifetime - early;
        }
    }
}
