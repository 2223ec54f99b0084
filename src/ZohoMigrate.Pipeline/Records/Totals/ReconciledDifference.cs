namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>One record of ours that Zoho does not show as it should.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key in the source.</param>
/// <param name="ZohoId">Its id at Zoho.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record ReconciledDifference(string Stream, string Key, string ZohoId, DifferenceKind Kind)
{
    /// <summary>Its total by the source; null where it has none.</summary>
    public decimal? Source { get; init; }

    /// <summary>Its total by Zoho; null where it shows none.</summary>
    public decimal? Zoho { get; init; }

    /// <summary>The currency by the source; null where it names none.</summary>
    public string? SourceCurrency { get; init; }

    /// <summary>The currency by Zoho; null where its list shows none.</summary>
    public string? ZohoCurrency { get; init; }

    /// <summary>For <see cref="DifferenceKind.Twice"/> and <see cref="DifferenceKind.MaybeTwice"/>: the other record's id.</summary>
    public string? OtherId { get; init; }
}
