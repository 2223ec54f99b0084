using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>A record's need of another record, the parent: what it takes of it stands in the payload once it is known.</summary>
/// <param name="Field">The field at Zoho, as a path.</param>
/// <param name="Stream">The parent's stream.</param>
/// <param name="Key">The parent's key.</param>
public sealed record Reference(string Field, string Stream, string Key)
{
    public ReferenceUse Use { get; init; }

    /// <summary>What the record applies to the parent; null where it applies nothing.</summary>
    public AppliedAmount? Applied { get; init; }
}
