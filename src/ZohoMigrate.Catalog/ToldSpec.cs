namespace ZohoMigrate.Catalog;

/// <summary>How an answer tells the records of a call apart that were taken and that were not (reference/zoho-cliq.md §7).</summary>
public sealed record ToldSpec
{
    /// <summary>The field by whose value it names them.</summary>
    public string By { get; init; } = "";

    /// <summary>The list of those that were taken; a dot leads into an object.</summary>
    public string Taken { get; init; } = "";

    /// <summary>The object with those that were not, each with the reason.</summary>
    public string Refused { get; init; } = "";
}
