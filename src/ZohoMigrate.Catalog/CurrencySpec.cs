namespace ZohoMigrate.Catalog;

/// <summary>Where the currency of a record's amounts stands (reference/zoho-books.md §4.3, §4.4, §4.9).</summary>
public sealed record CurrencySpec
{
    /// <summary>The module of currencies; its natural key is the code ("EUR").</summary>
    public string Module { get; init; } = "";

    /// <summary>The field with the currency's id, here and in the record of <see cref="Through"/>.</summary>
    public string Field { get; init; } = "";

    /// <summary>The reference whose record's currency it is where the record names none itself; after that it is the organisation's own.</summary>
    public string? Through { get; init; }

    /// <summary>The member of Zoho's record, and of a list row, with the code; null where a list row has none.</summary>
    public string? Shown { get; init; }
}
