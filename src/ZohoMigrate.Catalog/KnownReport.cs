namespace ZohoMigrate.Catalog;

/// <summary>A report of another program whose rows are no records of Zoho Books, told by its columns: <c>init</c> makes nothing of it and says what to do.</summary>
public sealed record KnownReport
{
    /// <summary>What it is: "a journal of QuickBooks Online".</summary>
    public string Report { get; init; } = "";

    /// <summary>What a column is → its names. The report has one of each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>What to do.</summary>
    public string Advice { get; init; } = "";
}
