namespace ZohoMigrate.Pipeline.Mapping.Conversions;

/// <summary>An amount with its side behind it: <c>500.00 Dr</c>.</summary>
internal static class SidedText
{
    private static readonly (string Word, LedgerSide Side)[] Words =
        [("Dr.", LedgerSide.Debit), ("Dr", LedgerSide.Debit), ("Cr.", LedgerSide.Credit), ("Cr", LedgerSide.Credit)];

    /// <summary>The amount without the side, and the side; null where none stands there.</summary>
    public static (string Amount, LedgerSide? Side) Split(string text)
    {
        foreach (var (word, side) in Words)
        {
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return (text[..^word.Length].TrimEnd(), side);
        }

        return (text, null);
    }
}
