namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>What came of an arrival.</summary>
internal sealed record ArrivalEnd
{
    /// <summary>HTTP status answered; null where the connection was aborted.</summary>
    public int? Status { get; init; }

    /// <summary>Zoho's code of the answer, a number or a word.</summary>
    public string? Code { get; init; }

    /// <summary>Whether it changed a record, whatever was answered.</summary>
    public bool Committed { get; init; }

    /// <summary>The records it made, acted upon or would have made, in the order of the call.</summary>
    public IReadOnlyList<ArrivalItem> Items { get; init; } = [];

    /// <summary>The module it was about, where its body alone says so; null leaves what its path says.</summary>
    public string? Module { get; init; }

    public bool Email { get; init; }

    /// <summary>Whether it set off workflow rules and the like.</summary>
    public bool Automation { get; init; }
}
