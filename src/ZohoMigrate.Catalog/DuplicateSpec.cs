namespace ZohoMigrate.Catalog;

/// <summary>How Zoho says that the natural key is taken (reference/zoho-books.md §3.2).</summary>
public sealed record DuplicateSpec
{
    /// <summary>Zoho's own code in the reply's envelope, not the HTTP status; null where no document says how Zoho refuses it.</summary>
    public int? Code { get; init; }

    /// <summary>Zoho's message; <c>{field}</c> stands for the value sent.</summary>
    public string Message { get; init; } = "";

    /// <summary>
    /// Whether keys are compared trimmed and without regard to case. Seen live with bill numbers (reference/zoho-books.md §4.13);
    /// assumed of names, which Zoho does not document.
    /// </summary>
    public bool Folded { get; init; }
}
