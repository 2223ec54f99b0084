using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Reconciling;

/// <summary>Adds amounts up, each currency for itself.</summary>
internal sealed class CurrencySums
{
    private const string NotStated = "";

    private readonly Dictionary<string, CurrencyTotal> _sums = new(StringComparer.Ordinal);

    public CurrencySums()
    {
    }

    public CurrencySums(CurrencySums begun) => _sums = new(begun._sums, StringComparer.Ordinal);

    public void Add(string? currency, decimal source = 0, decimal zoho = 0, decimal zohoWithoutSource = 0)
    {
        var sum = _sums.GetValueOrDefault(currency ?? NotStated) ?? new CurrencyTotal(currency, 0, 0, 0);
        _sums[currency ?? NotStated] = new CurrencyTotal(
            currency, sum.Source + source, sum.Zoho + zoho, sum.ZohoWithoutSource + zohoWithoutSource);
    }

    /// <summary>What was not stated is last. Where the source names no currency at all and Zoho shows but one, all is one sum.</summary>
    /// <param name="isAnyStated">Whether the source names a currency anywhere.</param>
    public IReadOnlyList<CurrencyTotal> Totals(bool isAnyStated)
    {
        var totals = _sums.Values.Where(sum => sum is not { Source: 0, Zoho: 0, ZohoWithoutSource: 0 })
            .OrderBy(sum => sum.Currency is null).ThenBy(sum => sum.Currency, StringComparer.Ordinal).ToList();
        if (totals.Count == 0)
            return [new CurrencyTotal(null, 0, 0, 0)];
        return !isAnyStated && totals is [var shown, { Currency: null } rest]
            ? [new CurrencyTotal(null, shown.Source + rest.Source, shown.Zoho + rest.Zoho, shown.ZohoWithoutSource + rest.ZohoWithoutSource)]
            : totals;
    }
}
