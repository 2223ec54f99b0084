namespace ZohoMigrate.Zoho;

/// <summary>How far a request has come.</summary>
internal sealed class RequestProgress(ApiRequest request)
{
    private const int MostRenewals = 2;

    public ApiRequest Request { get; } = request;

    /// <summary>Attempts made, whatever became of them.</summary>
    public int Attempts { get; set; }

    /// <summary>How often a new token was got for it.</summary>
    public int Renewals { get; set; }

    /// <summary>
    /// Two tokens may die under one call that waits long: another program has taken so many with the same refresh token that Zoho gave up the
    /// oldest, or what another process left was dead already. Three are refused for what they are, and no fourth will help.
    /// </summary>
    public bool MayRenew => Renewals < MostRenewals;

    /// <summary>Outages use up no record's attempts, nor those of a look for records; a mere question may give up, and so may a file, which goes to a host of its own or comes from one.</summary>
    public bool OutlastsOutages => Request.Items.Count > 0 || (Request.Purpose == RequestPurpose.Probe && Request.Place is null);
}
