namespace ZohoMigrate.Pipeline.Records;

/// <summary>How a record at Zoho differs from the source; in kebab case wherever a user reads it.</summary>
public enum DifferenceKind
{
    /// <summary>Zoho's list does not show it any more.</summary>
    Missing,

    /// <summary>Zoho shows another total, or none.</summary>
    Amount,

    /// <summary>Zoho shows another currency.</summary>
    Currency,

    /// <summary>Zoho shows a second record with its natural key.</summary>
    Twice,
}
