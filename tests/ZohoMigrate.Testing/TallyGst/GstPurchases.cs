namespace ZohoMigrate.Testing.TallyGst;

/// <summary>What is bought, and sent back. The supplier's own number is the reference.</summary>
internal sealed class GstPurchases(TallyCompany company)
{
    /// <summary>The bills of goods, with party and lines, for what goes back of them.</summary>
    public List<(TallyParty Party, string Bill, IReadOnlyList<StockLine> Lines)> Bought { get; } = [];

    public void Goods(DateOnly date, TallyParty party, IReadOnlyList<StockLine> lines)
    {
        var voucher = Voucher(date, GstVouchers.Purchase, party, Reference(party), "Being goods bought");
        Bought.Add((party, voucher.Reference, lines));
        Post(GstVouchers.Goods(voucher, party, lines, Account, "Input"), party);
    }

    /// <summary>A bill without goods; of a supplier who is not registered, without tax.</summary>
    public void Service(DateOnly date, TallyParty party, string ledger, decimal amount)
    {
        var voucher = Voucher(date, "Purchase", party, Reference(party), "").Leg(ledger, -amount);
        Post(party.IsRegistered ? GstVouchers.Taxed(voucher, party, 18m, -amount, "Input") : voucher, party);
    }

    /// <summary>Sends goods of a bill back.</summary>
    public void Return(DateOnly date, TallyParty party, string bill, StockLine bought, decimal quantity)
    {
        var voucher = Voucher(date, "Debit Note", party, bill, $"Goods sent back against {bill}");
        GstVouchers.Goods(voucher, party, [GstVouchers.Line(bought.Item, -quantity, bought.Rate)], Account, "Input");
        var amount = voucher.CloseOn(party.Name);
        voucher.Bills.Add((party.Name, bill, amount, "Agst Ref", 0));
        company.Bills.Settle(party.Name, bill, amount);
        company.Post(voucher);
    }

    private static string Account(decimal rate) => FormattableString.Invariant($"Purchase GST {rate:0}%");

    private string Reference(TallyParty party) => company.Next(party.Name, $"{party.Name[..2].ToUpperInvariant()}/{{0:000}}");

    private TallyVoucher Voucher(DateOnly date, string type, TallyParty party, string reference, string narration) => new(date, type, company.Next(type))
    {
        Party = party.Name,
        PlaceOfSupply = GstCompany.Home,
        IsInvoice = true,
        Reference = reference,
        Narration = narration,
    };

    private void Post(TallyVoucher voucher, TallyParty party)
    {
        var amount = voucher.CloseOn(party.Name);
        voucher.Bills.Add((party.Name, voucher.Reference, amount, "New Ref", party.Days));
        company.Bills.Open(party.Name, voucher.Reference, amount);
        company.Post(voucher);
    }
}
