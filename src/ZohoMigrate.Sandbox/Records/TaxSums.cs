using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>
/// What each tax of a document comes to. Zoho reckons a tax on the rounded amounts of the lines, and rounds what it comes to on all of them
/// (an answer shows that as <c>tax_rounding: entity_level</c>), or on each where taxes are calculated per line.
/// </summary>
/// <param name="isInclusive">Whether the amounts have the tax in them. It is then taken out of each line, so that the total stays what the lines say.</param>
/// <param name="isPerLine">Whether each line's tax is rounded by itself.</param>
internal sealed class TaxSums(bool isInclusive, bool isPerLine)
{
    private readonly Dictionary<TaxRate, decimal> _amounts = [];

    /// <summary>The tax of the whole.</summary>
    public decimal Total => _amounts.Values.Sum(Cents);

    /// <summary>As Zoho shows them, each tax once.</summary>
    public JsonArray Shown => [.. _amounts.Select(tax => new JsonObject
    {
        ["tax_id"] = tax.Key.Id, ["tax_name"] = tax.Key.Name, ["tax_amount"] = Cents(tax.Value),
    })];

    /// <summary>Half a cent goes away from zero.</summary>
    public static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Adds an amount's taxes, and says what of it is tax.</summary>
    public decimal Add(IReadOnlyList<TaxRate> taxes, decimal amount)
    {
        var whole = 100m + (isInclusive ? taxes.Sum(tax => tax.Percentage) : 0m);
        var included = 0m;
        foreach (var tax in taxes)
        {
            var exact = amount * tax.Percentage / whole;
            var own = isInclusive || isPerLine ? Cents(exact) : exact;
            _amounts[tax] = _amounts.GetValueOrDefault(tax) + own;
            included += isInclusive ? own : 0m;
        }

        return included;
    }
}
