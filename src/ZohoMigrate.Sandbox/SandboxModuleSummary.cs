namespace ZohoMigrate.Sandbox;

/// <summary>The records of one module, counted.</summary>
public sealed record SandboxModuleSummary
{
    /// <summary>Records there are now.</summary>
    public int Count { get; init; }

    /// <summary>Sum of the totals, or of payments' amounts, where records of the module have one.</summary>
    public decimal? Total { get; init; }

    /// <summary>Sum of what is still to be paid, where records of the module have a balance.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Status → records.</summary>
    public required IReadOnlyDictionary<string, int> Statuses { get; init; }
}
