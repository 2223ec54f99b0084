using Xunit;

namespace ZohoMigrate.Tests.Packs;

/// <summary>What payments settle, and where balances begin.</summary>
public sealed class TallyMoneyTests : IDisposable
{
    private readonly TallyExport _tally = new();

    [Fact]
    public async Task Read_Payments_SettleTheBillsTheyNameAndNoMoreThanThereIs()
    {
        var bill = _tally.Voucher("Sales", "Asha -100; Sales 100", "B1", bills: "Asha B1 -100 New Ref");
        var part = _tally.Voucher("Receipt", "Bank -60; Asha 60", date: "2024-05-02", bills: "Asha B1 60 Agst Ref");
        var credit = _tally.Voucher("Credit Note", "Asha 25; Sales -25", "C1", date: "2024-05-03", bills: "Asha B1 25 Agst Ref");
        var over = _tally.Voucher("Receipt", "Bank -50; Asha 50", date: "2024-05-04", bills: "Asha B1 30 Agst Ref; Asha B9 20 Agst Ref");
        var none = _tally.Voucher("Receipt", "Bank -5; Asha 5", bills: "Asha  5 On Account");
        // Of the same name, and another party's.
        var other = _tally.Voucher("Receipt", "Bank -5; Bharat 5", bills: "Bharat B1 5 Agst Ref");

        var books = await _tally.ReadAsync();

        Assert.Equal($"invoices:{bill} 60.00", books.List("customer-payments", part, "invoices", "invoice_id", "amount_applied"));
        Assert.Equal($"invoices:{bill} 25.00", books.List("credit-notes", credit, "invoices", "invoice_id", "amount_applied"));
        Assert.Equal($"invoices:{bill} 15.00", books.List("customer-payments", over, "invoices", "invoice_id", "amount_applied"));
        Assert.Equal(("", ""), (books.List("customer-payments", none, "invoices", "invoice_id"), books.List("customer-payments", other, "invoices", "invoice_id")));
    }

    [Fact]
    public async Task Read_AnAdvance_IsSettledByTheInvoiceThatNamesIt()
    {
        var advance = _tally.Voucher("Receipt", "Bank -100; Asha 100", bills: "Asha ADV 100 Advance");
        var invoice = _tally.Voucher("Sales", "Asha -150; Sales 150", "1", date: "2024-05-09", bills: "Asha ADV -70 Agst Ref; Asha B1 -80 New Ref");
        var bill = _tally.Voucher("Purchase", "Vendor 40; Purchase -40", "1", date: "2024-05-10", bills: "Vendor ADV 40 Agst Ref");
        var paid = _tally.Voucher("Payment", "Bank 40; Vendor -40", bills: "Vendor ADV -40 New Ref");

        var books = await _tally.ReadAsync();

        Assert.Equal($"invoices:{invoice} 70.00", books.List("customer-payments", advance, "invoices", "invoice_id", "amount_applied"));
        Assert.Equal($"bills:{bill} 40.00", books.List("vendor-payments", paid, "bills", "bill_id", "amount_applied"));
    }

    [Fact]
    public async Task Read_FromACutOver_EveryBalanceIsThereOnce()
    {
        _tally.Ledgers("Old,Sundry Debtors,-50", "Supplier,Sundry Creditors,70", "Car,Capital Account,-500");
        _tally.Write("mst_opening_bill_allocation.csv", "ledger,opening_balance,bill_date,name,bill_credit_period\nOld,-80,2023-12-01,B0,30\nOld,30,2024-01-01,ADV,0\n");
        _tally.Voucher("Sales", "Asha -100; Sales 100", "B1", date: "2024-03-01", bills: "Asha B1 -100 New Ref");
        _tally.Voucher("Receipt", "Bank -40; Asha 40", date: "2024-03-02", bills: "Asha B1 30 Agst Ref; Asha  10 On Account");
        var late = _tally.Voucher("Receipt", "Bank -70; Asha 70", date: "2024-04-01", bills: "Asha B1 70 Agst Ref");

        var books = await _tally.ReadAsync("2024-04-01");

        var balances = books.List("opening-balances", "all", "accounts", "account_id", "debit_or_credit", "amount");
        Assert.Equal("2024-03-31", books.Payload("opening-balances", "all")["date"]!.ToString());
        // Sales before, the money that came in, what is not even; and what parties owe in all: 60 and 50, less 70.
        Assert.Equal(
            "banks:Bank debit 40.00; accounts:Car debit 500.00; accounts:Sales credit 100.00; accounts:parties debit 40.00; accounts:difference credit 480.00",
            balances);
        Assert.Equal(
            ["Asha/b1 70.00 2024-03-01", "Old/b0 80.00 2023-12-01"],
            books.Of("opening-invoices").Select(invoice => $"{invoice.Key} {books.Payload("opening-invoices", invoice.Key)["line_items"]![0]!["rate"]} {invoice.Payload["date"]}").Order());
        Assert.Equal(
            ["Asha credit 10.00", "Old credit 30.00", "Supplier credit 70.00"],
            books.Of("opening-on-account").Select(journal => $"{journal.Key} {books.List("opening-on-account", journal.Key, "line_items", "debit_or_credit", "amount").Split(';')[0]}").Order());
        Assert.Equal("opening-invoices:Asha/b1 70.00", books.List("customer-payments", late, "invoices", "invoice_id", "amount_applied"));
        Assert.Equal(2, books.Strays.Count(stray => stray.Problem!.Message.Contains(": before the cut-over: in the opening balances.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Read_StockThatIsInNoLedger_IsALineAndNoDifference()
    {
        _tally.Ledgers("Owner,Capital Account,500");
        _tally.Add("mst_stock_item.csv", "guid,name,opening_value", "Chai,-300.25", "Rice,-199.75");
        _tally.Voucher("Journal", "Rent -1; Cash 1");

        Assert.Equal("accounts:Owner credit 500.00; accounts:stock debit 500.00", (await _tally.ReadAsync()).List("opening-balances", "all", "accounts", "account_id", "debit_or_credit", "amount"));
    }

    [Theory]
    [InlineData("2024-03-01", "2024-02-29")]
    [InlineData("2023-03-01", "2023-02-28")]
    [InlineData("2024-01-01", "2023-12-31")]
    [InlineData("2024-05-01", "2024-04-30")]
    [InlineData("2024-08-01", "2024-07-31")]
    [InlineData("2024-04-15", "2024-04-14")]
    // The whole history: the day before its first entry.
    [InlineData("", "2021-12-31")]
    public async Task Read_OpeningBalances_AreOfTheDayBefore(string cutover, string day)
    {
        _tally.Ledgers("Car,Capital Account,-500");
        _tally.Voucher("Journal", "Rent -1; Cash 1", date: "2022-01-01");

        Assert.Equal(day, (await _tally.ReadAsync(cutover)).Payload("opening-balances", "all")["date"]!.ToString());
    }

    [Fact]
    public async Task Read_BeforeACutOver_WhatCannotBeAddedUpIsAnErrorAndNotForgotten()
    {
        _tally.Voucher("Journal", "Nobody -10; Capital 10", date: "2024-03-01");
        _tally.Voucher("Journal", "Rent -1x; Cash 1", date: "2024-03-01");

        var books = await _tally.ReadAsync("2024-04-01");

        Assert.Contains("accounts:Nobody debit 10.00", books.List("opening-balances", "all", "accounts", "account_id", "debit_or_credit", "amount"), StringComparison.Ordinal);
        Assert.Equal("not-a-number", Assert.Single(books.Of("opening-balances")[0].Problems).Code);
    }

    public void Dispose() => _tally.Dispose();
}
