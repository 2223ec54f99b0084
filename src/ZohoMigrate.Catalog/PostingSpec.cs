namespace ZohoMigrate.Catalog;

/// <summary>
/// One side of what a record does to the ledger, by the rules of double entry: an invoice debits what its customer owes and credits the account
/// of each line. A run never uses it; it is how a trial balance is made of what was delivered.
/// </summary>
public sealed record PostingSpec
{
    /// <summary>debit or credit; null where each element says it itself (<c>debit_or_credit</c>).</summary>
    public string? Side { get; init; }

    /// <summary>What the record must say of itself for it to post: field → value; empty where it always does.</summary>
    public IReadOnlyDictionary<string, string> When { get; init; } = new Dictionary<string, string>();

    /// <summary>The list of whose elements each posts, or the taxes that Zoho reckons (<c>taxes</c>); null = the record posts once.</summary>
    public string? Each { get; init; }

    /// <summary>The field with the account.</summary>
    public string? Account { get; init; }

    /// <summary>The field with a record that has the account, where there is none here (a line's item), and that record's field.</summary>
    public IReadOnlyList<string> Through { get; init; } = [];

    /// <summary>The account of Zoho's own that it is otherwise; it may name members of the element ("Output {tax_name}").</summary>
    public string? Otherwise { get; init; }

    /// <summary>The member with the amount.</summary>
    public string Amount { get; init; } = "";
}
