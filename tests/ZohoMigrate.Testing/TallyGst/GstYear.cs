namespace ZohoMigrate.Testing.TallyGst;

/// <summary>What happens from April 2024 to March 2025.</summary>
internal sealed class GstYear
{
    private readonly TallyChance _chance = new(20240401);
    private readonly List<(DateOnly Date, Action Act)> _plan = [];
    private readonly TallyCompany _company;
    private readonly GstSales _sales;
    private readonly GstPurchases _purchases;
    private readonly GstMoney _money;
    private readonly GstJournals _journals;

    public GstYear(TallyCompany company)
    {
        _company = company;
        (_sales, _purchases, _money, _journals) = (new(company), new(company), new(company), new(company));
    }

    public void Run()
    {
        for (var month = 0; month < 12; month++)
        {
            var first = new DateOnly(2024, 4, 1).AddMonths(month);
            Buy(first, month);
            Sell(first, month);
            TakeIn(first, month);
            PayOut(first, month);
            if (month % 3 == 2)
                Close(first.AddMonths(1).AddDays(-1), month);
        }

        foreach (var (_, act) in _plan.OrderBy(planned => planned.Date))
            act();
    }

    // Tries one party after the other: not every one has a bill to settle.
    private static bool WithOneOf(IEnumerable<TallyParty> parties, Func<TallyParty, bool> act) => parties.Any(act);

    private void At(DateOnly date, Action<DateOnly> act) => _plan.Add((date, () => act(date)));

    private void Buy(DateOnly first, int month)
    {
        var party = GstCompany.Creditors[month % 5];
        var isYarn = month % 5 is 2 or 3;
        var items = GstCompany.Items.Where(item => item.Group == "Yarn" == isYarn).ToList();
        At(first.AddDays(1), date => _purchases.Goods(
            date, party, [.. Some(items, 2).Select(item => GstVouchers.Line(item, 10 + (5 * _chance.Below(8)), item.Cost))]));
        var (supplier, ledger, amount) = (month % 3) switch
        {
            0 => (GstCompany.Creditors[5], "Professional Fees", 7500m),
            1 => (GstCompany.Creditors[6], "Freight Inward", 2150.50m + (125 * month)),
            _ => (GstCompany.Creditors[7], "Shop Rent", 18000m),
        };
        At(first.AddDays(8), date => _purchases.Service(date, supplier, ledger, amount));
    }

    private void Sell(DateOnly first, int month)
    {
        for (var i = 0; i < 3; i++)
        {
            var party = GstCompany.Debtors[((month * 5) + (i * 7)) % 12];
            At(first.AddDays(4 + (7 * i)), date => _sales.Goods(date, party, [.. Some(GstCompany.Items, 1 + _chance.Below(3)).Select(Sold)]));
        }

        At(first.AddDays(22), date => _sales.Service(date, GstCompany.Debtors[((month * 3) + 1) % 12], 1500 + (250.25m * _chance.Below(12))));
        if (month % 3 == 1)
            At(first.AddDays(24), TakeBack);
        if (month % 4 == 2)
            At(first.AddDays(25), SendBack);
    }

    private StockLine Sold(StockItem item) =>
        GstVouchers.Line(item, -(5 + _chance.Below(20)), Math.Round(item.Price * (100 - _chance.Below(4)) / 100, 2, MidpointRounding.AwayFromZero));

    // Of a bill that is not paid yet, so that there is something to take it off.
    private void TakeBack(DateOnly date)
    {
        var (party, bill, lines) = _sales.Sold.FindLast(sold => _company.Bills.Of(sold.Party.Name, isDebtor: true).Any(open => open.Name == sold.Bill));
        _sales.Return(date, party, bill, lines[0], 1);
    }

    private void SendBack(DateOnly date)
    {
        var (party, bill, lines) = _purchases.Bought.FindLast(bought => _company.Bills.Of(bought.Party.Name, isDebtor: false).Any(open => open.Name == bought.Bill));
        _purchases.Return(date, party, bill, lines[0], 2);
    }

    private void TakeIn(DateOnly first, int month)
    {
        for (var i = 0; i < 2; i++)
        {
            At(first.AddDays(11 + (14 * i)), (((month * 2) + i) % 6) switch
            {
                0 => date => FromSomeone(date, month, bills: 1),
                1 => date => FromSomeone(date, month, bills: 2),
                2 => date => FromSomeone(date, month, bills: 1, part: 0.4m),
                3 => date => _money.Unbilled(date, GstCompany.Debtors[(month * 5) % 12], isDebtor: true, 1000m + (500 * month), isAdvance: true),
                4 => date => _money.Unbilled(date, GstCompany.Debtors[(month + 3) % 12], isDebtor: true, 2500m, isAdvance: false),
                _ => date => FromSomeone(date, month, bills: 1, charges: 59m),
            });
        }
    }

    private void FromSomeone(DateOnly date, int month, int bills, decimal part = 1m, decimal charges = 0m) =>
        WithOneOf(
            Enumerable.Range(0, 12).Select(step => GstCompany.Debtors[(month + (step * 5)) % 12]),
            party => _money.Settle(date, party, isDebtor: true, bills, part, charges));

    private void PayOut(DateOnly first, int month)
    {
        At(first.AddDays(17), month == 4
            ? date => _money.Unbilled(date, GstCompany.Creditors[1], isDebtor: false, 15000m, isAdvance: false)
            : date => ToSomeone(date, month, bills: 1 + (month % 2), part: month % 4 == 3 ? 0.5m : 1m));
        At(first.AddDays(26), (month % 4) switch
        {
            0 => date => _money.Expense(date, "Salaries", 22000m, GstCompany.Bank),
            1 => date => _money.Expense(date, "Telephone & Internet", 1499m, GstCompany.Bank, isTaxed: true),
            2 => date => _money.Expense(date, "Electricity", 3120m + (10 * _chance.Below(50)), GstCompany.Cash),
            _ => date => _money.Expense(date, "Bank Charges", 236m, GstCompany.Overdraft),
        });
        if (month % 4 == 0)
            At(first.AddDays(2), date => _money.Transfer(date, GstCompany.Bank, GstCompany.Cash, 6000m));
        else if (month % 4 == 2)
            At(first.AddDays(2), date => _money.Transfer(date, GstCompany.Cash, month == 6 ? "Petty Cash" : GstCompany.Overdraft, 2500m));
    }

    private void ToSomeone(DateOnly date, int month, int bills, decimal part)
    {
        var turns = Enumerable.Range(0, 8).Select(step => GstCompany.Creditors[(month + step) % 8]).ToList();
        if (!WithOneOf(turns, party => _money.Settle(date, party, isDebtor: false, bills, part)))
            WithOneOf(turns, party => _money.Settle(date, party, isDebtor: false, bills: 1, part));
    }

    private void Close(DateOnly last, int month)
    {
        At(last.AddDays(-1), date => WithOneOf(
            GstCompany.Debtors.Skip(month).Concat(GstCompany.Debtors).Where(party => party.IsRegistered),
            party => _journals.LessPaid(date, party, "TDS Receivable 2024-25", 0.02m)));
        At(last, _journals.SetOff);
        if (month < 11)
            At(last.AddDays(20), PayTax);
        if (month != 5)
            return;
        At(last, date => WithOneOf(GstCompany.Debtors, party => _journals.LessPaid(date, party, "Discount Allowed", 0.01m)));
        At(last, date => _sales.Unposted(date, "Sales Order", GstCompany.Debtors[7], [GstVouchers.Line(GstCompany.Items[0], -25, 185m)]));
        At(last, date => _sales.Unposted(date, "Delivery Note", GstCompany.Debtors[3], [GstVouchers.Line(GstCompany.Items[5], -10, 312.40m)]));
        At(last, date => _journals.Memorandum(date, "Shop Furniture", GstCompany.Cash, 12500m));
    }

    private void PayTax(DateOnly date)
    {
        if (_company.BalanceOf("GST Payable") is > 0 and var owed)
            _money.Expense(date, "GST Payable", owed, GstCompany.Bank);
    }

    private List<StockItem> Some(IReadOnlyList<StockItem> items, int count)
    {
        var left = items.ToList();
        var taken = new List<StockItem>();
        while (taken.Count < count && left.Count > 0)
        {
            taken.Add(_chance.Of(left));
            left.Remove(taken[^1]);
        }

        return taken;
    }
}
