namespace ZohoMigrate.Catalog;

/// <summary>How a module's records stand in a list that is another's (tax groups among the taxes).</summary>
public sealed record RowSpec
{
    /// <summary>The record's member → what a row calls it; a dot leads into an object.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Member → the value by which a row of the module is known; other rows are not its records.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Member → the value by which a row of another module is known.</summary>
    public IReadOnlyDictionary<string, string> Without { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
