using System.Text.Json.Serialization;

namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>The totals of a module's records. Amounts of several currencies are never added to one sum.</summary>
/// <param name="Source">Sum over the source's records that have a total, delivered or not; null where they are of several currencies.</param>
/// <param name="WithoutTotal">Records whose total the source does not say (a taxed line, a rate that is the item's).</param>
/// <param name="Zoho">Sum over ours at Zoho, of those that have a total in the source; null where they are of several currencies.</param>
/// <param name="ZohoWithoutSource">Sum over ours at Zoho, of those that have none; null where they are of several currencies.</param>
/// <param name="Changed">Ours that show another total or another currency than the source.</param>
/// <param name="NotShown">Ours that have a total in the source and show none in Zoho's list.</param>
public sealed record MoneyReconciliation(
    decimal? Source, long WithoutTotal, decimal? Zoho, decimal? ZohoWithoutSource, long Changed, long NotShown)
{
    /// <summary>What the source has more than Zoho, over the records that have a total in the source; null where they are of several currencies.</summary>
    public decimal? Difference => Source - Zoho;

    /// <summary>The same by currency: one of them, or several.</summary>
    public IReadOnlyList<CurrencyTotal> Currencies { get; init; } = [new(null, Source ?? 0, Zoho ?? 0, ZohoWithoutSource ?? 0)];

    /// <summary>Whether Zoho shows of every currency what the source has of it.</summary>
    [JsonIgnore]
    public bool IsEqual => Changed == 0 && NotShown == 0 && Currencies.All(total => total.Difference == 0);

    internal static MoneyReconciliation Of(IReadOnlyList<CurrencyTotal> totals, long withoutTotal, long changed, long notShown)
    {
        var only = totals.Count == 1 ? totals[0] : null;
        return new MoneyReconciliation(only?.Source, withoutTotal, only?.Zoho, only?.ZohoWithoutSource, changed, notShown) { Currencies = totals };
    }
}
