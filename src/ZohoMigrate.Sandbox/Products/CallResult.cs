using ZohoMigrate.Sandbox.Ledger;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>What a call came to.</summary>
internal sealed record CallResult(ZohoReply Reply)
{
    /// <summary>The records it was about, in their order.</summary>
    public IReadOnlyList<ArrivalItem> Items { get; init; } = [];

    /// <summary>The module it was about, where its body alone says so; null elsewhere.</summary>
    public string? Module { get; init; }

    public bool Email { get; init; }

    /// <summary>Whether it set off workflow rules and the like.</summary>
    public bool Automation { get; init; }

    /// <summary>Whether it changed a record.</summary>
    public bool Committed => Items.Any(item => item.Committed);

    /// <summary>The same of one record.</summary>
    public static CallResult Of(ZohoReply reply, ArrivalItem item) => new(reply) { Items = [item] };
}
