namespace ZohoMigrate.Pipeline.Reconciling;

/// <summary>A record of ours that should be at Zoho.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Key">Its key in the source.</param>
/// <param name="ZohoId">The id Zoho gave it.</param>
/// <param name="Total">Its total by the source; null where it has none.</param>
/// <param name="Currency">The currency of the total by the source; null where it names none.</param>
/// <param name="IsStale">Whether the source makes something else of it since it was sent.</param>
internal sealed record ExpectedRecord(string Stream, string Key, string ZohoId, decimal? Total, string? Currency, bool IsStale);
