namespace ZohoMigrate.Zoho.Options;

/// <summary>Which records go as a file, where a product takes them so.</summary>
public enum BulkChoice
{
    /// <summary>None: what a file sets off at Zoho is not documented, and what a call sets off is said with it.</summary>
    Never,

    /// <summary>As many as cost less so than by calls.</summary>
    Auto,

    /// <summary>All that can.</summary>
    Always,
}
