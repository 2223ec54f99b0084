using ZohoMigrate.Pipeline.Mapping.Conversions;
using ZohoMigrate.Pipeline.Mapping.Fields;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Pipeline.Mapping;

/// <summary><c>check: { total: { from: OrderTotal, tolerance: 0.01 } }</c>: where the source itself states what a record adds up to.</summary>
/// <param name="Field">What the total is called at Zoho.</param>
/// <param name="Column">The column that states it.</param>
/// <param name="Tolerance">How far the two may be apart.</param>
/// <param name="Amounts">How the column writes amounts.</param>
internal sealed record TotalCheck(string Field, string Column, decimal Tolerance, AmountStyle Amounts)
{
    /// <summary>What it states; null, and a problem, when that is not a number.</summary>
    public SourceTotal? Read(MappingScope scope)
    {
        if (scope.Cells.Read(scope.Row, Column) is not { } text)
            return new SourceTotal(Column, null, Tolerance);
        if (Amounts.Parse(text) is { } amount)
            return new SourceTotal(Column, amount, Tolerance);

        var conversion = NumberConversions.Amount(Amounts);
        scope.Add(Field, conversion.Code, $"column `{Column}` should hold {conversion.Expected}");
        return null;
    }
}
