namespace ZohoMigrate.Zoho;

/// <summary>How far a request has come.</summary>
internal sealed class RequestProgress(ApiRequest request)
{
    public ApiRequest Request { get; } = request;

    /// <summary>Attempts made, whatever became of them.</summary>
    public int Attempts { get; set; }

    /// <summary>A new token was got for it: if that one is refused too, no third will help.</summary>
    public bool Renewed { get; set; }

    /// <summary>Outages use up no record's attempts, nor those of a look for records; a mere question may give up, and so may a file, which goes to a host of its own or comes from one.</summary>
    public bool OutlastsOutages => Request.Items.Count > 0 || (Request.Purpose == RequestPurpose.Probe && Request.Place is null);
}
