namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>
/// Amounts as accounting programs and spreadsheets write them: with a currency's sign, with Dr or Cr behind, a dash for zero, a foreign
/// amount with what it is in the books' own currency (<c>$ 100.00 @ ₹ 82/$ = ₹ 8,200.00</c>).
/// </summary>
/// <param name="Numbers">How its digits are written.</param>
/// <param name="Currency">The only currency whose signs may stand there; null = none may.</param>
/// <param name="Positive">Which side is above zero; null where no side may stand there.</param>
internal sealed record AmountStyle(NumberStyle Numbers, string? Currency = null, LedgerSide? Positive = null)
{
    /// <summary>Reads an exact amount; null when the text is none, or leaves its currency or its side open.</summary>
    public decimal? Parse(string text)
    {
        var (amount, side) = SidedText.Split(Currency is null ? text : text[(text.LastIndexOf('=') + 1)..].Trim());
        if (side is not null && Positive is null)
            return null;
        var bare = Bare(amount);
        if (bare is "-" or "\u2013" or "\u2014")
            return 0m;
        if (SignedText.Read(bare) is not { } signed || (signed.IsSigned && side is not null))
            return null;

        var number = signed.Apply(Numbers.ParseDigits(Bare(signed.Text)));
        if (side is null)
            return Positive is null || number == 0m ? number : null;
        return side == Positive ? number : -number;
    }

    private string Bare(string text) => Currency is null ? text : CurrencySigns.Without(text, Currency);
}
