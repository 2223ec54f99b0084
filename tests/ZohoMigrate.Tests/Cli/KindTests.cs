using System.Text.Json;
using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Records of a kind that Zoho does not take where they are named, or that lack what their kind asks for: told before the first call, and what is left Zoho takes.</summary>
public sealed class KindTests : IAsyncLifetime
{
    private FaultyZoho _zoho = null!;

    public async Task InitializeAsync()
    {
        _zoho = await FaultyZoho.StartAsync("", scale: 1200);
        _zoho.Write("pack/migration.yaml", """
            name: pack
            products: [books]
            streams: [accounts, banks, taxes, groups, contacts, items, opening, bills, invoices, expenses, transfers, journals]
            """);
        Stream("accounts", "module: books.accounts", "key: [name]", "fields: { account_name: { from: name }, account_type: { from: type } }");
        Stream("banks", "module: books.bankaccounts", "key: [name]", "fields: { account_name: { from: name }, account_type: { const: bank } }");
        Stream("taxes", "module: books.taxes", "key: [name]", "fields: { tax_name: { from: name }, tax_percentage: { from: rate }, tax_specific_type: { from: kind } }");
        Stream("groups", "module: books.taxgroups", "key: [name]", "fields: { tax_group_name: { from: name }, taxes: [{ fields: { tax_id: { ref: taxes, from: a } } }, { fields: { tax_id: { ref: taxes, from: b } } }] }");
        Stream("contacts", "module: books.contacts", "key: [name]", "fields: { contact_name: { from: name }, contact_type: { from: type }, gst_treatment: { from: treatment }, gst_no: { from: gstin } }");
        Stream("items", "module: books.items", "key: [name]", "fields: { name: { from: name }, rate: { const: \"5\" }, item_type: { from: type }, purchase_account_id: { ref: accounts, from: cost }, is_taxable: { from: taxable } }");
        Stream("opening", "module: books.openingbalances", "group_by: [date]", "fields: { date: { from: date }, accounts: { each: line, fields: { account_id: { ref: accounts, from: account }, debit_or_credit: { from: side }, amount: { const: \"5\" } } } }");
        Stream("bills", "module: books.bills", "key: [no]", "fields: { vendor_id: { ref: contacts, from: party }, bill_number: { from: no }, date: { const: \"2024-04-01\" }, line_items: [{ fields: { item_id: { ref: items, from: item }, quantity: { const: \"1\" }, rate: { const: \"5\" } } }] }");
        Stream("invoices", "module: books.invoices", "key: [no]", "fields: { customer_id: { ref: contacts, from: party }, invoice_number: { from: no }, date: { const: \"2024-04-01\" }, line_items: [{ fields: { item_id: { ref: items, from: item }, quantity: { const: \"1\" }, rate: { const: \"5\" } } }] }");
        Stream("expenses", "module: books.expenses", "key: [no]", "fields: { account_id: { ref: accounts, from: account }, paid_through_account_id: { ref: accounts, from: through }, date: { const: \"2024-04-01\" }, amount: { const: \"5\" } }");
        Stream("transfers", "module: books.banktransactions", "key: [no]", "fields: { transaction_type: { const: transfer_fund }, from_account_id: { ref: accounts, from: from }, to_account_id: { ref: accounts, from: to }, date: { const: \"2024-04-01\" }, amount: { const: \"5\" } }");
        Stream("journals", "module: books.journals", "group_by: [no]", "fields: { journal_date: { const: \"2024-04-01\" }, line_items: { each: line, fields: { account_id: { ref: accounts, from: account }, customer_id: { ref: contacts, from: party }, debit_or_credit: { from: side }, amount: { const: \"5\" } } } }");
        _zoho.Write("data/accounts.csv", "name,type\nRent,expense\nSales,income\nDebtors,accounts_receivable\nTill,cash\nSafe,cash\nVan,fixed_asset\n");
        _zoho.Write("data/banks.csv", "name\nState Bank\nrent \n");
        _zoho.Write("data/taxes.csv", "name,rate,kind\nCGST9,9,cgst\nSGST9,9,sgst\nSGST6,6,sgst\n");
        _zoho.Write("data/groups.csv", "name,a,b\nGST18,CGST9,SGST9\nGST15,CGST9,SGST6\n");
        _zoho.Write("data/contacts.csv", "name,type,treatment,gstin\nAsha,customer,business_gst,27AAPFU0939F1ZV\nBharat,vendor,business_gst,\nCara,customer,consumer,27AAPFU0939F1ZV\n");
        _zoho.Write("data/items.csv", "name,type,cost,taxable\nTea,,,\nJam,purchases,Rent,\nOil,inventory,Rent,\nSoap,sales,,no\nSalt,sales_and_purchases,,\n");
        _zoho.Write("data/opening.csv", "date,account,side\n2024-03-31,Till,debit\n2024-03-31,Till,debit\n");
        _zoho.Write("data/bills.csv", "no,party,item\nB-1,Bharat,Jam\nB-2,Bharat,Tea\n");
        _zoho.Write("data/invoices.csv", "no,party,item\nI-1,Asha,Tea\nI-2,Asha,Jam\n");
        _zoho.Write("data/expenses.csv", "no,account,through\nX-1,Rent,Till\nX-2,Sales,Till\nX-3,Rent,Sales\nX-4,Van,Till\n");
        _zoho.Write("data/transfers.csv", "no,from,to\nT-1,Till,Safe\nT-2,Till,Till\nT-3,Till,\n");
        _zoho.Write("data/journals.csv", "no,account,party,side\nJ-1,Debtors,Asha,debit\nJ-1,Sales,,credit\nJ-2,Debtors,,debit\nJ-2,Sales,,credit\n");
    }

    [Fact]
    public async Task Validate_RecordsOfTheWrongKind_AreToldWithTheirRow()
    {
        var validated = await _zoho.InvokeAsync("validate", "pack", "--data", "data", "--output", "json");

        Assert.Equal(
            [
                "error account-of-other-type account_id expenses.csv:3",
                "error account-of-other-type paid_through_account_id expenses.csv:4",
                "error duplicate-natural-key  banks.csv:3",
                "error item-of-other-kind line_items.item_id bills.csv:3",
                "error required-of-kind inventory_account_id items.csv:4",
                "error required-of-kind to_account_id transfers.csv:4",
                "error same-on-both-sides to_account_id transfers.csv:3",
                "warning account-type-doubtful account_id expenses.csv:5",
                "warning expected-of-kind gst_no contacts.csv:3",
                "warning expected-of-kind line_items.customer_id journals.csv:4",
                "warning expected-of-kind purchase_account_id items.csv:6",
                "warning expected-of-kind tax_exemption_id items.csv:5",
                "warning halves-differ taxes groups.csv:3",
                "warning item-kind-doubtful line_items.item_id invoices.csv:3",
                "warning listed-twice accounts opening.csv:2",
                "warning odd-for-kind gst_no contacts.csv:4",
            ],
            Told(validated.Out).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_WhatValidationLetsThrough_ZohoTakes()
    {
        var run = await _zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "moved");

        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        Assert.DoesNotContain("zoho-", await File.ReadAllTextAsync(_zoho.PathOf("moved/problems.jsonl")), StringComparison.Ordinal);
    }

    public async Task DisposeAsync() => await _zoho.DisposeAsync();

    private static IEnumerable<string> Told(string summary)
    {
        using var json = JsonDocument.Parse(summary);
        return [.. json.RootElement.GetProperty("problems").EnumerateArray().Select(kind =>
            $"{kind.GetProperty("severity")} {kind.GetProperty("code")} {kind.GetProperty("field")} {kind.GetProperty("example").GetProperty("file")}:{kind.GetProperty("example").GetProperty("line")}")];
    }

    private void Stream(string name, params string[] lines) => _zoho.Write($"pack/{name}.yaml", $"source: {name}.csv\n{string.Join('\n', lines)}\n");
}
