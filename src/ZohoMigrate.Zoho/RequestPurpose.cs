namespace ZohoMigrate.Zoho;

/// <summary>What a request is counted as in <c>summary.json</c>.</summary>
public enum RequestPurpose
{
    /// <summary>Carries records.</summary>
    Write,

    /// <summary>Asks for what is there (organisations, read-back).</summary>
    Read,

    /// <summary>Looks for records whose outcome is unknown.</summary>
    Probe,
}
