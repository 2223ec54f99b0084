namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>How the text of a field is written.</summary>
/// <param name="Amounts">Its numbers and amounts.</param>
/// <param name="DateFormats">Its dates.</param>
internal sealed record ValueSpelling(AmountStyle Amounts, IReadOnlyList<string> DateFormats)
{
    /// <summary>The offset of times that are written without one; null = UTC.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>The letters of Indian states.</summary>
    public StateTable States { get; init; } = StateTable.None;

    public NumberStyle Numbers => Amounts.Numbers;
}
