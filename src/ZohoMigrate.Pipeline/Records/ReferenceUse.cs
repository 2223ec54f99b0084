namespace ZohoMigrate.Pipeline.Records;

/// <summary>What a reference takes from the record it leads to.</summary>
public enum ReferenceUse
{
    /// <summary>Its Zoho id.</summary>
    Id,

    /// <summary>Its total.</summary>
    Total,
}
