namespace ZohoMigrate.Pipeline.Checkpointing;

/// <summary>What a child may take of a record that is at Zoho.</summary>
/// <param name="ZohoId">Zoho's id.</param>
/// <param name="Total">What it comes to, by what was sent; null where that does not say.</param>
internal sealed record SettledParent(string ZohoId, decimal? Total);
