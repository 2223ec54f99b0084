using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Packs;

/// <summary>What the views of a pack cost grows with the rows, and not with their square: twice the rows are about twice the work.</summary>
public sealed class PackGrowthTests
{
    private const int Rows = 1500;

    // Each file: its columns, and a row in which # is the row's number.
    private static readonly Dictionary<string, (string, string)[]> Packs = new(StringComparer.Ordinal)
    {
        ["zoho-books-csv"] =
        [
            ("COA.csv", "Account Name=Account #|Account Type=Income|Parent Account=Account 1"),
            ("Customer.csv", "Display Name=Customer #"),
            ("Vendor.csv", "Display Name=Vendor #"),
            ("Item.csv", "Item Name=Item #|Rate=1|Account=Account #|Vendor=Vendor #"),
            ("Invoice.csv", "Invoice Number=I#|Invoice Date=2024-04-03|Invoice Status=Sent|Customer Name=customer #|Account=Account #|Item Name=Item #|Quantity=1|Item Price=1"),
            ("Bill.csv", "Bill Number=B#|Bill Date=2024-04-03|Bill Status=Open|Vendor Name=vendor #|Account=Account #|Item Name=Item #|Quantity=1|Rate=1"),
            ("Credit_Note.csv",
                "Credit Note Number=C#|Credit Note Date=2024-04-03|Credit Note Status=Open|Customer Name=Customer #|Associated Invoice Number=i#|Item Name=Item #|Quantity=1|Item Price=1"),
        ],
        ["xero-to-books"] =
        [
            ("accounts.csv", "Code=#|Name=Account #|Type=Revenue"),
            ("contacts.csv", "ContactName=Party #"),
            ("sales-invoices.csv", "ContactName=party #|InvoiceNumber=I#|InvoiceDate=03/04/2024|Total=2|InvoiceAmountPaid=1|Quantity=1|UnitAmount=2|LineAmount=2|AccountCode=#|Type=Sales invoice|Status=Paid"),
            ("bills.csv", "ContactName=Party #|InvoiceNumber=B#|InvoiceDate=03/04/2024|Total=2|InvoiceAmountPaid=1|Quantity=1|UnitAmount=2|LineAmount=2|AccountCode=#|Type=Bill|Status=Paid"),
        ],
        ["hubspot-to-crm"] =
        [
            ("companies.csv", "Record ID=1#|Company name=Company #"),
            ("contacts.csv", "Record ID=2#|First Name=Ann|Last Name=Berg #|Email=a#@b.example|Associated Company IDs=1#"),
            ("deals.csv", "Record ID=3#|Deal Name=Deal #|Deal Stage=Contract Sent|Amount=1|Close Date=2026-03-31|Associated Company IDs=1#|Associated Contact IDs=2#"),
        ],
        ["salesforce-to-crm"] =
        [
            ("Account.csv", "ID=001x00000#|ISDELETED=false|NAME=Account #|PARENTID=001x00000#"),
            ("Contact.csv", "ID=003x00000#|ISDELETED=false|ACCOUNTID=001x00000#|LASTNAME=Berg #|REPORTSTOID=003x00000#"),
            ("Opportunity.csv", "ID=006x00000#|ISDELETED=false|ACCOUNTID=001x00000#|NAME=Deal #|STAGENAME=Prospecting|CLOSEDATE=2026-03-31"),
        ],
    };

    public static TheoryData<string> Names => [.. Packs.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Read_TwiceTheRows_IsAboutTwiceTheWork(string pack)
    {
        (string, string)[] parameters = pack == "xero-to-books" ? [("paid_on", "2024-03-31"), ("currency", "GBP")] : [];

        Assert.InRange(await WorkAsync(pack, 2 * Rows, parameters) / (double)await WorkAsync(pack, Rows, parameters), 1.5, 2.4);
    }

    private static async Task<long> WorkAsync(string pack, int rows, (string, string)[] parameters)
    {
        using var folder = new TemporaryFolder();
        foreach (var (file, row) in Packs[pack])
            folder.Write(file, string.Concat(Enumerable.Range(1, rows).Select(i => Cells(row, 1).Replace("#", FormattableString.Invariant($"{i:000000}"), StringComparison.Ordinal)).Prepend(Cells(row, 0))));
        var clock = new AskedClock();
        await PackRecords.ReadAsync(pack, folder.Path, clock, parameters);
        return clock.Times;
    }

    private static string Cells(string row, int at) => string.Join(',', row.Split('|').Select(cell => cell.Split('=')[at])) + "\n";

    // How often it is asked: the database asks as it works.
    private sealed class AskedClock : TimeProvider
    {
        public long Times { get; private set; }

        public override long GetTimestamp()
        {
            Times++;
            return 0;
        }
    }
}
