namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>What came of an arrival.</summary>
internal sealed record ArrivalEnd
{
    /// <summary>HTTP status answered; null where the connection was aborted.</summary>
    public int? Status { get; init; }

    public int? Code { get; init; }

    /// <summary>Whether it changed a record, whatever was answered.</summary>
    public bool Committed { get; init; }

    /// <summary>Natural key of a create, where the body could be read.</summary>
    public string? NaturalKey { get; init; }

    /// <summary>The record it made or acted upon.</summary>
    public string? RecordId { get; init; }

    public bool Email { get; init; }
}
