namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>How a record at Zoho differs from the source; in kebab case wherever a user reads it.</summary>
public enum DifferenceKind
{
    /// <summary>Zoho's list does not show it any more.</summary>
    Missing,

    /// <summary>Zoho shows another total, or none.</summary>
    Amount,

    /// <summary>Zoho shows another currency.</summary>
    Currency,

    /// <summary>The source makes something else of it since it was sent; Zoho's list does not show whether it was corrected there.</summary>
    ChangedAfterDelivery,

    /// <summary>Zoho shows a second record with its natural key.</summary>
    Twice,

    /// <summary>Zoho shows a record of nobody's that agrees with it in all but the marker, of which it has none.</summary>
    MaybeTwice,
}
