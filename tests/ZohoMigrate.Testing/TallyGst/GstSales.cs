namespace ZohoMigrate.Testing.TallyGst;

/// <summary>What is sold, and taken back.</summary>
internal sealed class GstSales(TallyCompany company)
{
    private const string Services = "Installation Charges_GST_18%";

    /// <summary>The numbers of the invoices of goods, with party and lines, for what comes back of them.</summary>
    public List<(TallyParty Party, string Bill, IReadOnlyList<StockLine> Lines)> Sold { get; } = [];

    public void Goods(DateOnly date, TallyParty party, IReadOnlyList<StockLine> lines)
    {
        var voucher = Voucher(date, GstVouchers.Sale, company.Next(GstVouchers.Sale, "GST/24-25/{0:000}"), party, "Being goods sold");
        Sold.Add((party, voucher.Number, lines));
        Post(GstVouchers.Goods(voucher, party, lines, Account, "Output"), party);
    }

    /// <summary>An invoice without goods, in the standard kind of voucher, whose numbers are plain.</summary>
    public void Service(DateOnly date, TallyParty party, decimal amount)
    {
        var voucher = Voucher(date, "Sales", company.Next("Sales"), party, "Installation at site");
        Post(GstVouchers.Taxed(voucher.Leg(Services, amount), party, 18m, amount, "Output"), party);
    }

    /// <summary>Takes goods of an invoice back.</summary>
    public void Return(DateOnly date, TallyParty party, string bill, StockLine sold, decimal quantity)
    {
        var voucher = Voucher(date, "Credit Note", company.Next("Credit Note"), party, $"Goods returned against {bill}", bill);
        GstVouchers.Goods(voucher, party, [GstVouchers.Line(sold.Item, quantity, sold.Rate)], Account, "Output");
        var amount = voucher.CloseOn(party.Name);
        voucher.Bills.Add((party.Name, bill, amount, "Agst Ref", 0));
        company.Bills.Settle(party.Name, bill, amount);
        company.Post(voucher);
    }

    /// <summary>An order or a note of goods: it has legs and lines, and is none of the books.</summary>
    public void Unposted(DateOnly date, string type, TallyParty party, IReadOnlyList<StockLine> lines)
    {
        var voucher = new TallyVoucher(date, type, company.Next(type))
        {
            Party = party.Name,
            PlaceOfSupply = party.State,
            IsAccounting = false,
            IsOrder = type.EndsWith("Order", StringComparison.Ordinal),
            IsInventory = type.EndsWith("Note", StringComparison.Ordinal),
        };
        GstVouchers.Goods(voucher, party, lines, Account, "Output").CloseOn(party.Name);
        company.Post(voucher);
    }

    private static string Account(decimal rate) => FormattableString.Invariant($"Sales GST {rate:0}%");

    private static TallyVoucher Voucher(DateOnly date, string type, string number, TallyParty party, string narration, string reference = "") => new(date, type, number)
    {
        Party = party.Name,
        PlaceOfSupply = party.State,
        IsInvoice = true,
        Narration = narration,
        Reference = reference,
    };

    // What was paid in advance is used up first: one voucher, two bills.
    private void Post(TallyVoucher voucher, TallyParty party)
    {
        var amount = voucher.CloseOn(party.Name);
        if (company.Bills.Advance(party.Name, isDebtor: true) is { } advance && advance.Amount < -amount)
        {
            voucher.Bills.Add((party.Name, advance.Name, -advance.Amount, "Agst Ref", 0));
            company.Bills.Settle(party.Name, advance.Name, -advance.Amount);
            amount += advance.Amount;
        }

        voucher.Bills.Add((party.Name, voucher.Number, amount, "New Ref", party.Days));
        company.Bills.Open(party.Name, voucher.Number, amount);
        company.Post(voucher);
    }
}
