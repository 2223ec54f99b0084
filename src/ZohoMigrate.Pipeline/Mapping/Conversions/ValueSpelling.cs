namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>How the text of a field is written.</summary>
/// <param name="Amounts">Its numbers and amounts.</param>
/// <param name="DateFormats">Its dates.</param>
internal sealed record ValueSpelling(AmountStyle Amounts, IReadOnlyList<string> DateFormats)
{
    public NumberStyle Numbers => Amounts.Numbers;
}
