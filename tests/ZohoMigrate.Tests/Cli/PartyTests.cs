using Xunit;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Documents of contacts that are of the other kind, or kept in another currency.</summary>
public sealed class PartyTests : IAsyncLifetime
{
    private FaultyZoho _zoho = null!;

    public async Task InitializeAsync()
    {
        _zoho = await FaultyZoho.StartAsync("", scale: 1200);
        _zoho.Write("pack/migration.yaml", "name: pack\nproducts: [books]\nstreams: [currencies, contacts, accounts, invoices, bills, receipts]\n");
        _zoho.Write("pack/currencies.yaml", "module: books.currencies\nsource: currencies.csv\nkey: [code]\nfields: { currency_code: { from: code }, currency_format: { const: \"1,234,567.89\" } }\n");
        _zoho.Write("pack/contacts.yaml", "module: books.contacts\nsource: contacts.csv\nkey: [name]\nfields: { contact_name: { from: name }, contact_type: { from: type }, currency_id: { ref: currencies, from: currency } }\n");
        _zoho.Write("pack/accounts.yaml", "module: books.accounts\nsource: accounts.csv\nkey: [name]\nfields: { account_name: { from: name }, account_type: { const: expense } }\n");
        _zoho.Write("pack/invoices.yaml", """
            module: books.invoices
            source: invoices.csv
            key: [no]
            fields:
              customer_id: { ref: contacts, from: contact }
              invoice_number: { from: no }
              date: { const: "2024-04-01" }
              currency_id: { ref: currencies, from: currency }
              exchange_rate: { from: rate }
              line_items: [{ fields: { name: { const: Work }, quantity: { const: "1" }, rate: { type: amount, currency: INR, from: amount } } }]
            """);
        _zoho.Write("pack/bills.yaml", """
            module: books.bills
            source: bills.csv
            key: [no]
            fields:
              vendor_id: { ref: contacts, from: contact }
              bill_number: { from: no }
              date: { const: "2024-04-01" }
              line_items: [{ fields: { account_id: { ref: accounts, from: account }, quantity: { const: "1" }, rate: { const: "5" } } }]
            """);
        _zoho.Write("pack/receipts.yaml", "module: books.customerpayments\nsource: receipts.csv\nkey: [no]\nfields: { customer_id: { ref: contacts, from: contact }, payment_mode: { const: cash }, amount: { const: \"5\" }, date: { const: \"2024-04-01\" } }\n");
        _zoho.Write("data/currencies.csv", "code\nEUR\n");
        _zoho.Write("data/contacts.csv", "name,type,currency\nAsha,,\nBharat,vendor,\nEva,customer,EUR\n");
        _zoho.Write("data/accounts.csv", "name\nRent\n");
        _zoho.Write("data/invoices.csv", "no,contact,currency,rate,amount\nI-1,Asha,,,\"₹ 9,000\"\nI-2,Eva,,,\"₹ 9,000\"\nI-3,Eva,EUR,90,100\n");
        _zoho.Write("data/bills.csv", "no,contact,account\nB-1,Bharat,Rent\nB-2,Asha,Rent\n");
        _zoho.Write("data/receipts.csv", "no,contact\nR-1,Asha\nR-2,Bharat\n");
    }

    [Fact]
    public async Task Validate_AContactOfTheOtherKind_IsAnErrorOfItsRow()
    {
        var validated = await _zoho.InvokeAsync("validate", "pack", "--data", "data", "--run", "checked");

        Assert.True(validated.ExitCode == 1, validated.Out + validated.Error);
        Assert.Equal(("party-of-other-kind", "vendor_id"), Told("bills", "bills.csv#2"));
        Assert.Equal(("party-of-other-kind", "customer_id"), Told("receipts", "receipts.csv#2"));
        Assert.Contains("vendor_id refers to a record whose contact_type is customer, and Zoho takes only vendors there", validated.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_AmountsOfAnotherCurrencyThanTheContacts_IsAWarningOfItsRow()
    {
        var validated = await _zoho.InvokeAsync("validate", "pack", "--data", "data");

        Assert.Contains("1 × amounts in another currency than the contact's [currency-of-party] in invoices, e.g. invoices.csv:3", validated.Out, StringComparison.Ordinal);
        Assert.Contains("customer_id is kept in EUR, and the amounts, which name no currency, are read as INR", validated.Out, StringComparison.Ordinal);
    }

    public async Task DisposeAsync() => await _zoho.DisposeAsync();

    private (string Code, string Field) Told(string stream, string row)
    {
        var errors = ReportFile.Load(_zoho.PathOf($"checked/errors/{stream}.csv"));
        return (errors[row, "zm_code"], errors[row, "zm_field"]);
    }
}
