namespace ZohoMigrate.Catalog;

/// <summary>When Zoho refuses to delete a record (reference/zoho-books.md §6).</summary>
public sealed record DeleteSpec
{
    /// <summary>Whether Zoho offers the call at all.</summary>
    public bool Offered { get; init; } = true;

    /// <summary>The cases in words; empty where none is documented.</summary>
    public IReadOnlyList<string> RefusedWhen { get; init; } = [];
}
