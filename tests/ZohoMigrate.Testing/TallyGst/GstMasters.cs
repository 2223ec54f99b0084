namespace ZohoMigrate.Testing.TallyGst;

/// <summary>Writes the masters. Ledgers and items are written last: they show their closing balances.</summary>
internal sealed class GstMasters(TallyCompany company)
{
    private static readonly string[] StandardTypes =
    [
        "Contra", "Credit Note", "Debit Note", "Delivery Note", "Journal", "Memorandum", "Payment", "Purchase", "Purchase Order", "Receipt", "Receipt Note",
        "Sales", "Sales Order",
    ];

    private static readonly (string Name, string Parent)[] OwnTypes =
    [
        (GstVouchers.Sale, "Sales"), (GstVouchers.Purchase, "Purchase"), (GstVouchers.BankReceipt, "Receipt"), (GstVouchers.BankPayment, "Payment"),
    ];

    /// <summary>Opens the ledgers and the stock.</summary>
    public void Open()
    {
        foreach (var (name, _, opening) in GstCompany.Ledgers)
            company.Open(name, opening);
        foreach (var (name, _, _) in GstRates.Ledgers("Output"))
            company.Open(name, 0m);
        foreach (var (name, head, rate) in GstRates.Ledgers("Input"))
            company.Open(name, rate == 9m && head != "IGST" ? -2430.50m : 0m);
        foreach (var party in GstCompany.Debtors.Concat(GstCompany.Creditors))
            company.Open(party.Name, GstCompany.OpeningBills.Where(bill => bill.Party == party.Name).Sum(bill => bill.Amount));
        foreach (var (party, bill, _, amount) in GstCompany.OpeningBills.Where(bill => bill.Bill.Length > 0))
            company.Bills.Open(party, bill, amount);
        foreach (var item in GstCompany.Items)
            company.OpenStock(item.Name, item.Opening);
    }

    /// <summary>Writes them all.</summary>
    /// <param name="openings">The balances before the first voucher.</param>
    public void Write(IReadOnlyDictionary<string, decimal> openings)
    {
        WriteGroups();
        foreach (var (name, group, _) in GstCompany.Ledgers)
            WriteLedger(openings, name, group);
        foreach (var side in (string[])["Output", "Input"])
        {
            foreach (var (name, head, rate) in GstRates.Ledgers(side))
                WriteLedger(openings, name, $"GST {side}", head: head, rate: rate);
        }

        foreach (var party in GstCompany.Debtors.Concat(GstCompany.Creditors))
            WriteLedger(openings, party.Name, party.Group, party);
        foreach (var (party, bill, date, amount) in GstCompany.OpeningBills.Where(bill => bill.Bill.Length > 0))
            company.Tables.OpeningBills.Add(party, amount, date, bill, DaysOf(party), bill.StartsWith("ADV", StringComparison.Ordinal));
        WriteStock();
        WriteTypes();
    }

    private static int DaysOf(string party) => GstCompany.Debtors.Concat(GstCompany.Creditors).Single(known => known.Name == party).Days;

    private static string PrimaryOf(string group) => GstCompany.OwnGroups.FirstOrDefault(own => own.Name == group).Primary ?? group;

    private void WriteGroups()
    {
        var tables = company.Tables;
        foreach (var (name, parent, isRevenue, isDebit, isGross, place) in StandardGroups.All)
            tables.Groups.Add(tables.NextGuid(), name, parent, name, isRevenue, isDebit, true, isGross, place);
        foreach (var (name, parent, primary) in GstCompany.OwnGroups)
        {
            var (isRevenue, isDebit, isGross) = StandardGroups.Find(primary)!.Value;
            tables.Groups.Add(tables.NextGuid(), name, parent, primary, isRevenue, isDebit, false, isGross, 500);
        }
    }

    private void WriteLedger(
        IReadOnlyDictionary<string, decimal> openings, string name, string group, TallyParty? party = null, string head = "", decimal rate = 0m)
    {
        var (isRevenue, isDebit, _) = StandardGroups.Find(PrimaryOf(group)) ?? (false, false, false);
        var isBank = name == GstCompany.Bank;
        company.Tables.Ledgers.Add(
            company.Tables.NextGuid(), name, group, "", "", "", isRevenue, isDebit, openings[name], company.BalanceOf(name),
            party?.Name, party is null ? "" : $"Plot {party.Pincode[^2..]}, Station Road", party?.State, party is null ? "" : "India", party?.Pincode,
            party is { IsRegistered: true } ? $"accounts{party.Pincode}@example.in" : "", "", party?.Pan, party?.Gstin,
            party is null ? "" : party.IsRegistered ? "Regular" : "Unregistered/Consumer", "", head, rate,
            isBank ? "Ravi Kulkarni" : "", isBank ? "50200012345678" : "", isBank ? "HDFC0000007" : "", "",
            isBank ? "HDFC Bank" : "", isBank ? "Deccan Gymkhana, Pune" : "", party?.Days);
    }

    private void WriteStock()
    {
        var tables = company.Tables;
        foreach (var unit in new[] { ("Nos", "Numbers"), ("Box", "Boxes"), ("Mtr", "Metres"), ("Kgs", "Kilograms") })
            tables.Units.Add(tables.NextGuid(), unit.Item1, unit.Item2, true, "", "", 0);
        tables.Godowns.Add(tables.NextGuid(), "Main Location", " Primary", "");
        foreach (var group in GstCompany.Items.Select(item => item.Group).Distinct(StringComparer.Ordinal))
            tables.StockGroups.Add(tables.NextGuid(), group, "");
        foreach (var item in GstCompany.Items)
        {
            var closing = company.StockOf(item.Name);
            tables.StockItems.Add(
                tables.NextGuid(), item.Name, item.Group, "", "", "", "", "", item.Unit, "", 0, item.Opening, item.Cost, -item.Opening * item.Cost, closing, item.Cost,
                -closing * item.Cost, "Default", "Goods", item.Hsn, "", item.Rate, "Taxable");
        }
    }

    private void WriteTypes()
    {
        var tables = company.Tables;
        foreach (var type in StandardTypes)
        {
            var isDebit = type is not ("Contra" or "Credit Note" or "Purchase" or "Purchase Order" or "Receipt");
            tables.VoucherTypes.Add(tables.NextGuid(), type, type, "Default", isDebit, type.EndsWith("y Note", StringComparison.Ordinal) || type == "Receipt Note");
        }

        foreach (var (name, parent) in OwnTypes)
            tables.VoucherTypes.Add(tables.NextGuid(), name, parent, "Automatic", parent is "Sales" or "Payment", false);
    }
}
