using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Packs;

/// <summary>Which document the pack makes of a voucher, and what is in it.</summary>
public sealed class TallyVoucherTests : IDisposable
{
    private readonly TallyExport _tally = new();

    [Theory]
    [InlineData("Sales", "Asha -100; Sales 100", "invoices")]
    [InlineData("Sales", "Asha -118; Sales 100; IGST 18", "invoices")]
    [InlineData("Sales", "Vendor -100; Sales 100", "journals")]
    [InlineData("Sales", "Cash -100; Sales 100", "journals")]
    [InlineData("Sales", "Asha -60; Bank -40; Sales 100", "journals")]
    [InlineData("Sales", "Asha -60; Bharat -40; Sales 100", "journals")]
    [InlineData("Sales", "Asha 100; Sales -100", "journals")]
    [InlineData("Purchase", "Vendor 100; Purchase -100", "bills")]
    [InlineData("Purchase", "Vendor 90; TDS Payable 10; Rent -100", "bills")]
    [InlineData("Purchase", "Asha 100; Purchase -100", "journals")]
    [InlineData("Credit Note", "Asha 100; Sales -100", "credit-notes")]
    [InlineData("Credit Note", "Vendor 100; Purchase -100", "journals")]
    [InlineData("Debit Note", "Vendor -100; Purchase 100", "vendor-credits")]
    [InlineData("Receipt", "Bank -100; Asha 100", "customer-payments")]
    [InlineData("Receipt", "Cash -100; Asha 100", "customer-payments")]
    [InlineData("Receipt", "Bank -98; Rent -2; Asha 100", "journals")]
    [InlineData("Receipt", "Bank -100; Vendor 100", "journals")]
    [InlineData("Receipt", "Bank -100; Capital 100", "bank-transactions")]
    [InlineData("Receipt", "Bank -100; Capital 60; Sales 40", "journals")]
    [InlineData("Payment", "Bank 100; Vendor -100", "vendor-payments")]
    [InlineData("Payment", "Cash 100; Rent -100", "expenses")]
    [InlineData("Payment", "Cash 100; Capital -100", "journals")]
    [InlineData("Payment", "Bank 100; Asha -100", "journals")]
    [InlineData("Contra", "Bank -100; Cash 100", "bank-transactions")]
    [InlineData("Journal", "Rent -100; Asha 100", "journals")]
    [InlineData("Payroll", "Rent -100; TDS Payable 100", "journals")]
    [InlineData("Never heard of", "Asha -100; Sales 100", "journals")]
    public async Task Read_AVoucher_IsOneDocument(string type, string legs, string stream)
    {
        var voucher = _tally.Voucher(type, legs, "1");

        var books = await _tally.ReadAsync();

        Assert.Equal(stream, books.Where(voucher));
        Assert.Equal(type == "Never heard of" ? ["noted"] : [], books.Of(stream).SelectMany(record => record.Problems).Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("Sales Order", "Asha -100; Sales 100", "0,0,1", "Sales Order: an order, no entry of the accounts")]
    [InlineData("Delivery Note", "Asha -100; Sales 100", "0,1,0", "Delivery Note: moves stock only, no entry of the accounts")]
    [InlineData("Memorandum", "Rent -100; Cash 100", "0,0,0", "Memorandum: no entry of the accounts")]
    [InlineData("Reversing Journal", "Rent -100; Cash 100", "1,0,0", "Reversing Journal: no entry of the accounts")]
    [InlineData("Payroll", "", "1,0,0", "Payroll: has no amounts in trn_accounting.csv, and is an entry of the accounts: unless it has none in Tally either, the export is cut short")]
    [InlineData("Attendance", "", "0,0,0", "Attendance: no entry of the accounts")]
    public async Task Read_AVoucherThatIsNoEntry_IsLeftOutWithItsTypeAndTheReason(string type, string legs, string flags, string reason)
    {
        var voucher = _tally.Voucher(type, legs, "1", flags: flags);

        var books = await _tally.ReadAsync();

        Assert.Equal("", books.Where(voucher));
        var stray = Assert.Single(books.Strays);
        Assert.Equal((RowRole.Excluded, "left-out"), (stray.Role, stray.Problem!.Code));
        Assert.Contains($": {reason}.", stray.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ATypeTheUserHasMade_GoesByItsParents()
    {
        _tally.Add("mst_vouchertype.csv", "guid,name,parent", "Sales,Sales", "GST Sales,Sales", "Counter,GST Sales", "Odd,Even", "Even,Odd");
        var counter = _tally.Voucher("Counter", "Asha -100; Sales 100", "1");
        var odd = _tally.Voucher("Odd", "Asha -100; Sales 100", "1");

        var books = await _tally.ReadAsync();

        Assert.Equal(("invoices", "journals"), (books.Where(counter), books.Where(odd)));
    }

    [Fact]
    public async Task Read_NumbersThatRepeatOrAreMissing_AreMadeUnique()
    {
        foreach (var number in new[] { "1", "A/2", "a/2", "" })
            _tally.Voucher("Sales", "Asha -100; Sales 100", number);
        foreach (var (vendor, reference) in new[] { ("Vendor", "77"), ("Other", "77"), ("Vendor", "78"), ("Vendor", "78"), ("Vendor", "") })
            _tally.Voucher("Purchase", $"{vendor} 100; Purchase -100", "9", reference: reference);
        _tally.Ledgers("Other,Sundry Creditors");

        var books = await _tally.ReadAsync();

        Assert.Equal(
            ["1", "A/2-00000002", "a/2-00000003", "no-00000004"],
            books.Of("invoices").Select(invoice => invoice.Payload["invoice_number"]!.ToString()));
        Assert.Equal(
            ["77", "77", "78-00000007", "78-00000008", "9"],
            books.Of("bills").Select(bill => bill.Payload["bill_number"]!.ToString()));
    }

    [Fact]
    public async Task Read_ALegOfAnUnknownLedgerOrWithoutANumber_IsAnErrorAndNotLost()
    {
        var unknown = _tally.Voucher("Sales", "Asha -100; Nobody 100", "1");
        var amount = _tally.Voucher("Journal", "Rent -1.000.00; Cash 100", "2");

        var books = await _tally.ReadAsync();

        Assert.Contains("accounts:Nobody", books.List("journals", unknown, "line_items", "account_id"), StringComparison.Ordinal);
        Assert.Equal("not-a-number", Assert.Single(books.Of("journals").Single(journal => journal.Key == amount).Problems).Code);
    }

    [Fact]
    public async Task Read_AJournalWithParties_NamesThemOnTheAccountOfAll()
    {
        var journal = _tally.Voucher("Journal", "Asha -60.50; Bharat 40; Bank 20.5");

        Assert.Equal(
            "accounts:receivable contacts:Asha debit 60.50; accounts:receivable contacts:Bharat credit 40.00; banks:Bank credit 20.50",
            (await _tally.ReadAsync()).List("journals", journal, "line_items", "account_id", "customer_id", "debit_or_credit", "amount"));
    }

    public void Dispose() => _tally.Dispose();
}
