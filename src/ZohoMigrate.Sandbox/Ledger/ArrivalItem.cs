namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>What came of one record of an arrival.</summary>
internal sealed record ArrivalItem
{
    /// <summary>Its natural key, of a create whose body could be read.</summary>
    public string? NaturalKey { get; init; }

    /// <summary>The record that was made or acted upon.</summary>
    public string? RecordId { get; init; }

    /// <summary>Whether it was changed, whatever was answered.</summary>
    public bool Committed { get; init; }
}
