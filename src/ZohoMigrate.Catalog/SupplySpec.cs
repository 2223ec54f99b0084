namespace ZohoMigrate.Catalog;

/// <summary>Between which states of India what a document is about goes: its taxes depend on it (reference/zoho-books.md §4.0, 3032).</summary>
public sealed record SupplySpec
{
    /// <summary>The field with the state it comes from; null where that is the organisation's own (a sale).</summary>
    public string? From { get; init; }

    /// <summary>The field with the state it goes to; of a purchase the organisation's own, where the field is not given.</summary>
    public string To { get; init; } = "";

    /// <summary>The contact whose own state it is where the field is not given: of a sale where it goes to, of a purchase where it comes from.</summary>
    public string? Party { get; init; }

    /// <summary>The field with that contact's state.</summary>
    public const string PartyState = "place_of_contact";
}
