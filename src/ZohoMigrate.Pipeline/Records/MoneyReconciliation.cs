namespace ZohoMigrate.Pipeline.Records;

/// <summary>The totals of a module's records, added as they stand, whatever their currency.</summary>
/// <param name="Source">Sum over the source's records that have a total, delivered or not.</param>
/// <param name="WithoutTotal">Records whose total the source does not say (a taxed line, a rate that is the item's).</param>
/// <param name="Zoho">Sum over ours at Zoho, of those that have a total in the source.</param>
/// <param name="ZohoWithoutSource">Sum over ours at Zoho, of those that have none.</param>
/// <param name="Changed">Ours that show another total than the source.</param>
/// <param name="NotShown">Ours that have a total in the source and show none in Zoho's list.</param>
public sealed record MoneyReconciliation(
    decimal Source, long WithoutTotal, decimal Zoho, decimal ZohoWithoutSource, long Changed, long NotShown)
{
    /// <summary>What the source has more than Zoho, over the records that have a total in the source.</summary>
    public decimal Difference => Source - Zoho;
}
