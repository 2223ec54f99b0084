namespace ZohoMigrate.Sandbox;

/// <summary>What reached the sandbox and what it holds, counted from its ledger and records; also <c>GET /_sandbox/summary</c>.</summary>
public sealed record SandboxLedgerSummary
{
    /// <summary>Requests that arrived at a product's root, refused ones included; token calls and the sandbox's own pages are not.</summary>
    public long Arrivals { get; init; }

    /// <summary>HTTP status → arrivals; <c>none</c> = never answered (a fault cut the connection, or the process died).</summary>
    public required IReadOnlyDictionary<string, long> ByStatus { get; init; }

    /// <summary>Zoho code of the answer → arrivals.</summary>
    public required IReadOnlyDictionary<string, long> ByCode { get; init; }

    /// <summary>"books.invoices.create" → arrivals; <c>unknown</c> for a path or method Zoho does not have.</summary>
    public required IReadOnlyDictionary<string, long> ByOperation { get; init; }

    /// <summary>Fault → arrivals it struck, token calls too; faults that struck nothing are left out.</summary>
    public required IReadOnlyDictionary<string, long> ByFault { get; init; }

    public long TokenCalls { get; init; }

    /// <summary>Arrivals refused by a limit they broke (44, 45, 1070, TOO_MANY_REQUESTS); what a fault refused is not counted.</summary>
    public long RefusedByLimit { get; init; }

    /// <summary>The most arrivals of any rolling window at one product, counted anew from the ledger's exact times.</summary>
    public int MaxInWindow { get; init; }

    /// <summary>The most requests in process at once at one product, one refused for it included.</summary>
    public int MaxConcurrent { get; init; }

    /// <summary>E-mails Zoho would have sent to customers: a migration sends none.</summary>
    public long Emails { get; init; }

    /// <summary>Calls that would have set off workflow rules, approvals or blueprints: a migration sets off none.</summary>
    public long Automations { get; init; }

    /// <summary>Module → what it holds; modules without records are left out.</summary>
    public required IReadOnlyDictionary<string, SandboxModuleSummary> Records { get; init; }

    /// <summary>Module → natural keys that more than one record has; modules without any are left out.</summary>
    public required IReadOnlyDictionary<string, int> Duplicates { get; init; }

    /// <summary>Module → records that creates have made, by the ledger alone; modules without any are left out.</summary>
    public required IReadOnlyDictionary<string, long> CreatesCommitted { get; init; }

    /// <summary>
    /// Module → those of them that jobs of Zoho CRM's bulk write made. They are not among the automations: a job has no trigger to switch them
    /// off, and whether it sets any off is not documented.
    /// </summary>
    public required IReadOnlyDictionary<string, long> CreatedInBulk { get; init; }

    /// <summary>Creates that were committed while a record of the same natural key lived, by the ledger alone.</summary>
    public int CreatesCommittedTwice { get; init; }

    /// <summary>Module → the same; modules without any are left out.</summary>
    public required IReadOnlyDictionary<string, int> CommittedTwice { get; init; }
}
