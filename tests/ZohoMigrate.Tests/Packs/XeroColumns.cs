namespace ZohoMigrate.Tests.Packs;

/// <summary>The files of Xero.</summary>
internal static class XeroColumns
{
    private const string Used = "*ContactName, EmailAddress, POAddressLine1, POAddressLine2, POAddressLine3, POAddressLine4, POCity, PORegion, POPostalCode, POCountry, "
        + "*InvoiceNumber, Reference, *InvoiceDate, *DueDate, Total, InvoiceAmountPaid, InvoiceAmountDue, InventoryItemCode, *Description, *Quantity, *UnitAmount, Discount, "
        + "LineAmount, *AccountCode, *TaxType, TaxAmount, TrackingName1, TrackingOption1, TrackingName2, TrackingOption2, Currency, Type, Status";

    private const string Unused = "PlannedDate, TaxTotal, Sent";

    private const string Line = "*ContactName=Basket|*InvoiceDate=15/04/2024|*DueDate=29/04/2024|Currency=GBP|*Description=Work|TrackingName1=Region|TrackingOption1=North"
        + "|TrackingName2=Shop|TrackingOption2=High Street|*TaxType=20%|";

    public static IReadOnlyList<SourceColumns> Files { get; } =
    [
        new("accounts.csv", "*Code, *Name, *Type, Description", "*Tax Code, Dashboard, Expense Claims, Enable Payments",
            "*Code=200|*Name=Sales|*Type=Revenue", "*Code=429|*Name=Expenses|*Type=Overhead", "*Code=820|*Name=VAT|*Type=VAT"),
        new("contacts.csv",
            "*ContactName, AccountNumber, EmailAddress, FirstName, LastName, POAttentionTo, POAddressLine1, POAddressLine2, POAddressLine3, POAddressLine4, POCity, PORegion, "
                + "POPostalCode, POCountry, SAAttentionTo, SAAddressLine1, SAAddressLine2, SAAddressLine3, SAAddressLine4, SACity, SARegion, SAPostalCode, SACountry, PhoneNumber, "
                + "FaxNumber, MobileNumber, DDINumber, SkypeName, BankAccountName, BankAccountNumber, BankAccountParticulars, TaxNumber, CompanyNumber, Discount, DefaultCurrency, Website",
            "AccountsReceivableTaxCodeName, AccountsPayableTaxCodeName", "*ContactName=Quiet"),
        new("sales-invoices.csv", Used, Unused,
            Line + "*InvoiceNumber=I1|Total=11.00|InvoiceAmountPaid=5.00|InvoiceAmountDue=6.00|*Quantity=2|*UnitAmount=5.00|Discount=10|LineAmount=9.00|*AccountCode=200|TaxAmount=2.00|Type=Sales invoice|Status=Paid",
            Line + "*InvoiceNumber=I2|Total=9.00|InvoiceAmountDue=9.00|*Quantity=2|*UnitAmount=4.50|LineAmount=9.00|*AccountCode=200|Type=Sales invoice|Status=Draft"),
        new("bills.csv", Used, Unused,
            Line + "*InvoiceNumber=N1|Total=11.00|InvoiceAmountPaid=5.00|InvoiceAmountDue=6.00|*Quantity=2|*UnitAmount=5.00|Discount=10|LineAmount=9.00|*AccountCode=429|TaxAmount=2.00|Type=Bill|Status=Paid",
            Line + "*InvoiceNumber=N2|Total=9.00|InvoiceAmountDue=9.00|*Quantity=2|*UnitAmount=4.50|LineAmount=9.00|*AccountCode=429|Type=Bill|Status=Draft"),
    ];
}
