namespace ZohoMigrate.Testing.TallyGst;

/// <summary>Money that comes and goes. Receipts and payments are not entered as invoices: they name no party but in their legs.</summary>
internal sealed class GstMoney(TallyCompany company)
{
    private int _instruments = 410200;

    /// <summary>Settles bills of a party, as many as are asked for, the last perhaps in part.</summary>
    /// <param name="date">When.</param>
    /// <param name="party">Whose.</param>
    /// <param name="isDebtor">Whether it pays us, or we it.</param>
    /// <param name="bills">How many.</param>
    /// <param name="part">What of the last is paid.</param>
    /// <param name="charges">What the bank keeps of it.</param>
    /// <returns>False where it has not so many.</returns>
    public bool Settle(DateOnly date, TallyParty party, bool isDebtor, int bills, decimal part = 1m, decimal charges = 0m)
    {
        var open = company.Bills.Of(party.Name, isDebtor);
        if (open.Count < bills)
            return false;
        var paid = open.Take(bills).Select((bill, index) => (bill.Name, Amount: -(index == bills - 1 ? Math.Round(bill.Amount * part, 0) : bill.Amount))).ToList();
        var voucher = Voucher(date, isDebtor, paid.Sum(bill => bill.Amount), party.Name, charges);
        foreach (var (name, amount) in paid)
        {
            voucher.Bills.Add((party.Name, name, amount, "Agst Ref", 0));
            company.Bills.Settle(party.Name, name, amount);
        }

        company.Post(voucher);
        return true;
    }

    /// <summary>Money for no bill: an advance that a later one uses up, or on account.</summary>
    public void Unbilled(DateOnly date, TallyParty party, bool isDebtor, decimal amount, bool isAdvance)
    {
        var signed = isDebtor ? amount : -amount;
        var voucher = Voucher(date, isDebtor, signed, party.Name, charges: 0m);
        var name = isAdvance ? company.Next("advance", "ADV/24-25/{0}") : "";
        voucher.Bills.Add((party.Name, name, signed, isAdvance ? "Advance" : "On Account", 0));
        if (isAdvance)
            company.Bills.Open(party.Name, name, signed);
        company.Post(voucher);
    }

    /// <summary>An expense paid at once, to nobody that has a ledger; perhaps with the tax of it.</summary>
    public void Expense(DateOnly date, string ledger, decimal amount, string from, bool isTaxed = false)
    {
        var type = from == GstCompany.Cash ? "Payment" : GstVouchers.BankPayment;
        var voucher = new TallyVoucher(date, type, company.Next(type)) { Narration = $"{ledger} {date:MMM yyyy}" }.Leg(ledger, -amount);
        foreach (var (tax, share) in isTaxed ? GstRates.Of("Input", isHome: true, 18m, -amount) : [])
            voucher.Leg(tax, share);
        Paid(voucher, from, -voucher.Sum);
    }

    public void Transfer(DateOnly date, string from, string to, decimal amount)
    {
        var voucher = new TallyVoucher(date, "Contra", company.Next("Contra")).Leg(to, -amount);
        Paid(voucher, from, amount, to);
    }

    private TallyVoucher Voucher(DateOnly date, bool isDebtor, decimal amount, string party, decimal charges)
    {
        var type = isDebtor ? GstVouchers.BankReceipt : GstVouchers.BankPayment;
        var voucher = new TallyVoucher(date, type, company.Next(type)).Leg(party, amount).Leg("Bank Charges", -charges).Leg(GstCompany.Bank, charges - amount);
        voucher.Banks.Add((GstCompany.Bank, isDebtor ? "Cheque/DD" : "Inter Bank Transfer", isDebtor ? $"{++_instruments}" : $"UTR{++_instruments}", charges - amount));
        return voucher;
    }

    private void Paid(TallyVoucher voucher, string from, decimal amount, string? to = null)
    {
        voucher.Leg(from, amount);
        foreach (var bank in new[] { from, to }.Where(ledger => ledger is GstCompany.Bank or GstCompany.Overdraft))
            voucher.Banks.Add((bank!, "Inter Bank Transfer", $"UTR{++_instruments}", bank == from ? amount : -amount));
        company.Post(voucher);
    }
}
