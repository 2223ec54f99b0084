namespace ZohoMigrate.Catalog;

/// <summary>How an organisation may have closed a module's periods (reference/zoho-books.md §6; openapi/books/transaction-locking.yml).</summary>
public sealed record LockSpec
{
    /// <summary>What the lock is on: "sales", "purchase", "accountant", "banking".</summary>
    public string On { get; init; } = "";

    /// <summary>The field by which a record is of a period.</summary>
    public string Date { get; init; } = "";
}
