namespace ZohoMigrate.Catalog;

/// <summary>Whose numbers the records of a module have that Zoho can number by itself (reference/zoho-books.md §4.0).</summary>
public sealed record NumberSpec
{
    /// <summary>The field of the source's number; null where Zoho takes none.</summary>
    public string? Field { get; init; }

    /// <summary>What has Zoho take that number whatever it numbers by itself: a flag in the query of the create, else a field of the record.</summary>
    public string? KeptBy { get; init; }

    /// <summary>The field in which the source's number can stand where Zoho takes none; null where it takes one.</summary>
    public string? Instead { get; init; }

    /// <summary>Whether every create says so, and no mapping has to.</summary>
    public bool IsKeptByCall(OperationSpec create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return KeptBy is not null && create.Query.GetValueOrDefault(KeptBy) == "true";
    }
}
