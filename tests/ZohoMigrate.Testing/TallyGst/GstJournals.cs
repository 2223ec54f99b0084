namespace ZohoMigrate.Testing.TallyGst;

/// <summary>What is booked without goods or money.</summary>
internal sealed class GstJournals(TallyCompany company)
{
    /// <summary>A customer has kept tax back of a bill (TDS), or is let off a part of it.</summary>
    /// <returns>False where it has no bill.</returns>
    public bool LessPaid(DateOnly date, TallyParty party, string ledger, decimal share)
    {
        if (company.Bills.Of(party.Name, isDebtor: true) is not [var bill, ..])
            return false;
        var amount = Math.Round(-bill.Amount * share, 0);
        var voucher = Voucher(date, $"{ledger} on {bill.Name}").Leg(ledger, -amount).Leg(party.Name, amount);
        voucher.Bills.Add((party.Name, bill.Name, amount, "Agst Ref", 0));
        company.Bills.Settle(party.Name, bill.Name, amount);
        company.Post(voucher);
        return true;
    }

    /// <summary>Sets the taxes that were paid off against those that were taken: what is left is owed.</summary>
    public void SetOff(DateOnly date)
    {
        var voucher = Voucher(date, "GST set-off");
        foreach (var (ledger, _, _) in GstRates.Ledgers("Output").Concat(GstRates.Ledgers("Input")))
            voucher.Leg(ledger, -company.BalanceOf(ledger));
        company.Post(voucher.Leg("GST Payable", -voucher.Sum));
    }

    /// <summary>Something to remember that is never posted.</summary>
    public void Memorandum(DateOnly date, string debit, string credit, decimal amount) => company.Post(
        new TallyVoucher(date, "Memorandum", company.Next("Memorandum")) { IsAccounting = false, Narration = "To be confirmed" }.Leg(debit, -amount).Leg(credit, amount));

    private TallyVoucher Voucher(DateOnly date, string narration) => new(date, "Journal", company.Next("Journal")) { Narration = narration };
}
