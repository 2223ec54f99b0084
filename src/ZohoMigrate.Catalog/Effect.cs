namespace ZohoMigrate.Catalog;

/// <summary>What one call does to Zoho, and so what may be done when its outcome is not known.</summary>
public enum Effect
{
    /// <summary>Changes nothing: may be sent again at will.</summary>
    Read,

    /// <summary>Makes a new record each time: may be sent again only when provably not processed.</summary>
    Create,

    /// <summary>Ends in the same state however often it is sent (a status, a deletion).</summary>
    Idempotent,
}
