namespace ZohoMigrate.Catalog;

/// <summary>How Zoho says that the natural key is taken (reference/zoho-books.md §3.2).</summary>
public sealed record DuplicateSpec
{
    public int Code { get; init; }

    /// <summary>Zoho's message; <c>{field}</c> stands for the value sent.</summary>
    public string Message { get; init; } = "";
}
