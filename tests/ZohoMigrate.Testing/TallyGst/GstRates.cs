namespace ZohoMigrate.Testing.TallyGst;

/// <summary>The tax ledgers: one for each kind and rate, for what is sold and for what is bought.</summary>
internal static class GstRates
{
    public static IReadOnlyList<decimal> All { get; } = [18m, 5m];

    /// <summary>Their names, Tally's words for their kinds, and what each is of an amount.</summary>
    public static IEnumerable<(string Name, string Head, decimal Rate)> Ledgers(string side) =>
        from rate in All
        from tax in new[] { ("CGST", "CGST", rate / 2), ("SGST", "SGST/UTGST", rate / 2), ("IGST", "IGST", rate) }
        select (Name(side, tax.Item1, tax.Item3), tax.Item2, tax.Item3);

    /// <summary>The taxes of an amount, each rounded to the paisa.</summary>
    public static IEnumerable<(string Ledger, decimal Amount)> Of(string side, bool isHome, decimal rate, decimal amount) => isHome
        ? [(Name(side, "CGST", rate / 2), Share(amount, rate / 2)), (Name(side, "SGST", rate / 2), Share(amount, rate / 2))]
        : [(Name(side, "IGST", rate), Share(amount, rate))];

    private static string Name(string side, string kind, decimal rate) => FormattableString.Invariant($"{side} {kind} {rate:0.##}%");

    private static decimal Share(decimal amount, decimal rate) => Math.Round(amount * rate / 100, 2, MidpointRounding.AwayFromZero);
}
