namespace ZohoMigrate.Testing.TallyGst;

/// <summary>The kinds of voucher that the company has made itself, and what documents of both sides have in common.</summary>
internal static class GstVouchers
{
    public const string Sale = "GST Sales";
    public const string Purchase = "GST Purchase";
    public const string BankReceipt = "Bank Receipt";
    public const string BankPayment = "Bank Payment";

    /// <summary>The legs of goods and their taxes, rate by rate, and the lines themselves.</summary>
    /// <param name="voucher">Takes them.</param>
    /// <param name="party">Whose state decides on the taxes; one that is not registered is taxed as well.</param>
    /// <param name="lines">The lines; a credit is positive.</param>
    /// <param name="account">The account of a rate.</param>
    /// <param name="side">Whose taxes: Output or Input.</param>
    public static TallyVoucher Goods(TallyVoucher voucher, TallyParty party, IReadOnlyList<StockLine> lines, Func<decimal, string> account, string side)
    {
        voucher.Stock.AddRange(lines);
        foreach (var rate in GstRates.All)
        {
            var amount = lines.Where(line => line.Item.Rate == rate).Sum(line => line.Amount);
            if (amount != 0)
                Taxed(voucher.Leg(account(rate), amount), party, rate, amount, side);
        }

        return voucher;
    }

    /// <summary>The taxes of an amount.</summary>
    public static TallyVoucher Taxed(TallyVoucher voucher, TallyParty party, decimal rate, decimal amount, string side)
    {
        foreach (var (ledger, tax) in GstRates.Of(side, party.IsHome, rate, amount))
            voucher.Leg(ledger, tax);
        return voucher;
    }

    /// <summary>A line whose amount is quantity times rate, to the paisa.</summary>
    /// <param name="item">What.</param>
    /// <param name="quantity">How many; goods that go out are negative.</param>
    /// <param name="rate">For how much each.</param>
    public static StockLine Line(StockItem item, decimal quantity, decimal rate) =>
        new(item, quantity, rate, Math.Round(-quantity * rate, 2, MidpointRounding.AwayFromZero));
}
