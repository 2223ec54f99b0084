namespace ZohoMigrate.Pipeline.Checkpointing.Ledger;

/// <summary>What a child may take of a record that is at Zoho.</summary>
/// <param name="ZohoId">Zoho's id.</param>
/// <param name="Total">What it comes to, by what was sent; null where that does not say.</param>
/// <param name="Kept">Other members of Zoho's record.</param>
internal sealed record SettledParent(string ZohoId, decimal? Total, IReadOnlyDictionary<string, string> Kept)
{
    /// <summary>Its id, or another member; where Zoho never showed that, the id, and Zoho says that it is none.</summary>
    public string Member(string? name) => name is null ? ZohoId : Kept.GetValueOrDefault(name, ZohoId);
}
