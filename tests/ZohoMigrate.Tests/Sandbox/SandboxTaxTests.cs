using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace ZohoMigrate.Tests.Sandbox;

/// <summary>India's taxes in what the sandbox answers, and in its books.</summary>
public sealed class SandboxTaxTests
{
    [Fact]
    public async Task TrialBalance_OfTaxedDocuments_HasAnAccountForEachTaxAndBalances()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (igst, gst) = await TaxesAsync(sandbox);
        var (customer, vendor) = (await sandbox.ContactAsync("Asha"), await sandbox.ContactAsync("Bharat", "vendor"));
        var (sales, rent, bank) = (await sandbox.AccountAsync("Goods"), await sandbox.AccountAsync("Rent"), await sandbox.AccountAsync("Bank", "cash"));
        var invoice = await sandbox.MadeAsync("/invoices?ignore_auto_number_generation=true", $$"""
            {"customer_id":"{{customer}}","invoice_number":"1","date":"2026-01-02","adjustment":-0.30,"line_items":[
              {"name":"Tea","account_id":"{{sales}}","rate":1000,"quantity":1,"tax_id":"{{gst}}"},{"name":"Pen","account_id":"{{sales}}","rate":10,"quantity":1,"tax_id":"{{igst}}"}]}
            """);
        await sandbox.PostAsync($"/invoices/{invoice}/status/sent", "");
        await sandbox.MadeAsync("/creditnotes?ignore_auto_number_generation=true", $$"""
            {"customer_id":"{{customer}}","creditnote_number":"2","date":"2026-01-02","line_items":[{"name":"Tea","account_id":"{{sales}}","rate":100,"quantity":1,"tax_id":"{{gst}}"}]}
            """);
        await sandbox.MadeAsync("/bills", $$"""
            {"vendor_id":"{{vendor}}","bill_number":"3","date":"2026-01-02","line_items":[{"account_id":"{{rent}}","rate":500,"quantity":1,"tax_id":"{{igst}}"}]}
            """);
        await sandbox.MadeAsync("/vendorcredits?ignore_auto_number_generation=true", $$"""
            {"vendor_id":"{{vendor}}","vendor_credit_number":"4","date":"2026-01-02","line_items":[{"account_id":"{{rent}}","rate":50,"quantity":1,"tax_id":"{{igst}}"}]}
            """);
        await sandbox.MadeAsync("/expenses", $$"""{"account_id":"{{rent}}","paid_through_account_id":"{{bank}}","date":"2026-01-02","amount":118,"is_inclusive_tax":true,"tax_id":"{{gst}}"}""");
        await sandbox.MadeAsync("/expenses", $$"""{"account_id":"{{rent}}","paid_through_account_id":"{{bank}}","date":"2026-01-02","amount":10,"tax_id":"{{igst}}"}""");

        var balance = (await sandbox.SendAsync(HttpMethod.Get, "_sandbox/trial-balance", SandboxHarness.Json(""))).Body;

        Assert.Equal(
            """
            Accounts Payable 59.00 590.00
            Accounts Receivable 1191.50 118.00
            Bank 0.00 129.80
            Goods 100.00 1010.00
            Input CGST9 9.00 0.00
            Input IGST18 91.80 9.00
            Input SGST9 9.00 0.00
            Other Charges 0.00 -0.30
            Output CGST9 9.00 90.00
            Output IGST18 0.00 1.80
            Output SGST9 9.00 90.00
            Rent 610.00 50.00
            2088.30 2088.30
            """,
            string.Join('\n', [.. balance["accounts"]!.AsArray().Select(Told), $"{Money(balance["debit"])} {Money(balance["credit"])}"]));
    }

    [Theory]
    [InlineData("invoices?ignore_auto_number_generation=true", "customer_id", "invoice_number", "1191.80")]
    [InlineData("estimates?ignore_auto_number_generation=true", "customer_id", "estimate_number", "1191.80")]
    [InlineData("salesorders?ignore_auto_number_generation=true", "customer_id", "salesorder_number", "1191.80")]
    [InlineData("creditnotes?ignore_auto_number_generation=true", "customer_id", "creditnote_number", "1191.80")]
    [InlineData("purchaseorders?ignore_auto_number_generation=true", "vendor_id", "purchaseorder_number", "1191.80")]
    [InlineData("vendorcredits?ignore_auto_number_generation=true", "vendor_id", "vendor_credit_number", "1191.80")]
    [InlineData("bills", "vendor_id", "bill_number", "1191.80")]
    public async Task Create_OfADocumentWithTaxes_AnswersThemInItsTotal(string path, string party, string number, string total)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (igst, gst) = await TaxesAsync(sandbox);
        var item = await sandbox.MadeAsync("/items", """{"name":"Tea","rate":1000,"purchase_rate":1000,"item_type":"sales_and_purchases"}""");

        var reply = await sandbox.PostAsync($"/{path}", $$"""
            {"{{party}}":"{{await sandbox.ContactAsync("Asha", party.Split('_')[0])}}","{{number}}":"1","date":"2026-01-02","line_items":[
              {"item_id":"{{item}}","rate":1000,"quantity":1,"tax_id":"{{gst}}"},{"item_id":"{{item}}","rate":10,"quantity":1,"tax_id":"{{igst}}"}]}
            """);

        var record = reply.Body.AsObject().Last().Value!;
        Assert.Equal((total, "181.80"), (Money(record["total"]), Money(record["tax_total"])));
        Assert.Equal(["CGST9 90.00", "SGST9 90.00", "IGST18 1.80"], record["taxes"]!.AsArray().Select(tax => $"{tax!["tax_name"]} {Money(tax["tax_amount"])}"));
    }

    [Theory]
    [InlineData("business_gst", """ "account_id":"{account}","tax_id":"{tax}" """, 201, 0, "The Bill has been created.")]
    [InlineData("business_gst", """ "name":"Rent","tax_id":"{tax}" """, 400, 13009, "The account field cannot be empty")]
    [InlineData("business_gst", """ "account_id":"{account}","tax_id":"{tax}","reverse_charge_tax_id":"{tax}" """, 400, 71510, "You cant apply both reverse charge and tax to the same transaction.")]
    [InlineData("business_none", """ "account_id":"{account}","tax_id":"{tax}" """, 400, 71512, "Reverse charge should be applied on import of services or purchases from unregistered vendors.")]
    [InlineData("business_none", """ "account_id":"{account}","reverse_charge_tax_id":"{tax}" """, 201, 0, "The Bill has been created.")]
    public async Task Create_OfABill_IsRefusedAsZohoDoes(string treatment, string line, int status, int code, string message)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (igst, _) = await TaxesAsync(sandbox);
        var vendor = await sandbox.MadeAsync("/contacts", $$"""{"contact_name":"Bharat","contact_type":"vendor","gst_treatment":"{{treatment}}"}""");
        line = line.Replace("{account}", await sandbox.AccountAsync("Rent"), StringComparison.Ordinal).Replace("{tax}", igst, StringComparison.Ordinal);

        var reply = await sandbox.PostAsync("/bills", $$"""
            {"vendor_id":"{{vendor}}","bill_number":"1","date":"2026-01-02","line_items":[{ {{line}},"rate":10,"quantity":1}]}
            """);

        Assert.Equal((status, code, message), (reply.Status, reply.Code, reply.Message));
    }

    // Where a purchase names both states, and neither it nor its vendor is outside of the two.
    [Theory]
    [InlineData("MH", "KA", "business_gst", "gst", "IGST has to be applied as this is an interstate transaction")]
    [InlineData("MH", "KA", "business_gst", "igst", "")]
    [InlineData("MH", "MH", "business_gst", "igst", "IGST cannot be applied as this is an intrastate transaction")]
    [InlineData("MH", "MH", "business_gst", "gst", "")]
    [InlineData("MH", "MH", "business_sez", "igst", "")]
    [InlineData("", "MH", "business_gst", "igst", "")]
    public async Task Create_OfABillWithBothItsStates_IsRefusedForTheWrongKindOfTax(string from, string to, string treatment, string tax, string refusal)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (igst, gst) = await TaxesAsync(sandbox);
        var vendor = await sandbox.MadeAsync("/contacts", $$"""{"contact_name":"Bharat","contact_type":"vendor","gst_treatment":"{{treatment}}"}""");

        var reply = await sandbox.PostAsync("/bills", $$"""
            {"vendor_id":"{{vendor}}","bill_number":"1","date":"2026-01-02","source_of_supply":"{{from}}","destination_of_supply":"{{to}}",
             "line_items":[{"account_id":"{{await sandbox.AccountAsync("Rent")}}","rate":10,"quantity":1,"tax_id":"{{(tax == "gst" ? gst : igst)}}"}]}
            """);

        Assert.Equal(refusal.Length > 0 ? (400, 3032, refusal) : (201, 0, "The Bill has been created."), (reply.Status, reply.Code, reply.Message));
    }

    private static string Told(JsonNode? row) => $"{row!["account"]} {Money(row["debit"])} {Money(row["credit"])}";

    private static string Money(JsonNode? amount) => amount!.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture);

    private static async Task<(string Igst18, string Gst18)> TaxesAsync(SandboxHarness sandbox)
    {
        var igst = await sandbox.MadeAsync("/settings/taxes", """{"tax_name":"IGST18","tax_percentage":18,"tax_specific_type":"igst"}""");
        var cgst = await sandbox.MadeAsync("/settings/taxes", """{"tax_name":"CGST9","tax_percentage":9,"tax_specific_type":"cgst"}""");
        var sgst = await sandbox.MadeAsync("/settings/taxes", """{"tax_name":"SGST9","tax_percentage":9,"tax_specific_type":"sgst"}""");
        return (igst, await sandbox.MadeAsync("/settings/taxgroups", $$"""{"tax_group_name":"GST18","taxes":"{{cgst}},{{sgst}}"}"""));
    }
}
