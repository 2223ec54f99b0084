namespace ZohoMigrate.Tests.Packs;

/// <summary>The reports of QuickBooks Online.</summary>
internal static class QuickBooksColumns
{
    public static IReadOnlyList<SourceColumns> Files { get; } =
    [
        new("accounts.csv", "Account, Type, Description", "Detail type, Balance",
            "Account=Checking|Type=Bank", "Account=Receivable|Type=Accounts receivable (A/R)", "Account=Payable|Type=Accounts payable (A/P)", "Account=Sales|Type=Income"),
        new("journal.csv", "Date, Transaction Type, Num, Name, Memo/Description, Account, Debit, Credit, Currency", "Exchange Rate",
            "Date=04/02/2024|Transaction Type=Invoice|Num=1|Name=Hill|Account=Receivable|Debit=10.00", "Memo/Description=Work|Account=Sales|Credit=10.00",
            "Date=04/03/2024|Transaction Type=Payment|Num=2|Name=Hill|Account=Receivable|Credit=10.00", "Account=Checking|Debit=10.00"),
        new("customers.csv", "Customer, Phone Numbers, Email, Full Name, Billing Address, Shipping Address, GSTIN, GST Registration Type, Terms, Currency", "Open Balance", "Customer=Hill"),
        new("vendors.csv", "Vendor, Phone Numbers, Email, Full Name, Address, Account #, GSTIN, GST Registration Type, Terms, Currency", "Open Balance", "Vendor=Norton"),
    ];
}
