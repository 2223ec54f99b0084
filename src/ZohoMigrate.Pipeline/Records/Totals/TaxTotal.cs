namespace ZohoMigrate.Pipeline.Records.Totals;

/// <summary>What taxes come to on top of amounts: docs/rounding.md.</summary>
/// <param name="isPerLine">Whether each amount's tax is rounded by itself, and not each tax on the whole.</param>
internal sealed class TaxTotal(bool isPerLine)
{
    // Most documents have none.
    private Dictionary<KnownTax, decimal>? _sums;

    public decimal Total => _sums?.Values.Sum(Cents) ?? 0m;

    /// <summary>The taxes of one amount more.</summary>
    public void Add(IReadOnlyList<KnownTax> taxes, decimal amount)
    {
        _sums ??= [];
        foreach (var tax in taxes)
        {
            var own = amount * tax.Percentage / 100m;
            _sums[tax] = _sums.GetValueOrDefault(tax) + (isPerLine ? Cents(own) : own);
        }
    }

    public static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
