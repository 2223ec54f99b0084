namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>What the records of a module come to in one currency, in the source and at Zoho.</summary>
/// <param name="Currency">Its code, or Zoho's id of it where the mapping gives only that; null where the source names none.</param>
/// <param name="Source">Sum over the source's records that have a total, delivered or not.</param>
/// <param name="Zoho">Sum over ours at Zoho, of those that have a total in the source.</param>
/// <param name="ZohoWithoutSource">Sum over ours at Zoho, of those that have none.</param>
public sealed record CurrencyTotal(string? Currency, decimal Source, decimal Zoho, decimal ZohoWithoutSource)
{
    /// <summary>What the source has more than Zoho, over the records that have a total in the source.</summary>
    public decimal Difference => Source - Zoho;
}
