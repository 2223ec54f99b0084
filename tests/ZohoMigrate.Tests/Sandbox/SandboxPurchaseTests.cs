using System.Text.Json.Nodes;
using Xunit;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxPurchaseTests
{
    private const string Taken = "A bill with this number has already been created for this vendor. Please check and try again.";

    [Theory]
    [InlineData("INV-001 "), InlineData(" inv-001")]
    public async Task Create_ABillOfANumberTheVendorHas_Answers13011WhateverCaseAndBlanks(string number)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (vendor, other) = (await sandbox.ContactAsync("Exotic Liquids", "vendor"), await sandbox.ContactAsync("Tokyo Traders", "vendor"));
        await BillAsync(sandbox, vendor, "INV-001");

        var again = await BillAsync(sandbox, vendor, number);

        Assert.Equal((400, 13011, Taken), (again.Status, again.Code, again.Message));
        Assert.Equal(201, (await BillAsync(sandbox, other, number)).Status);
        Assert.Equal(201, (await BillAsync(sandbox, vendor, "INV001")).Status);
    }

    [Fact]
    public async Task Create_ADocumentOfAContactOfTheOtherKind_IsRefused()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (customer, vendor) = (await sandbox.ContactAsync("Ann"), await sandbox.ContactAsync("Exotic Liquids", "vendor"));

        var bill = await BillAsync(sandbox, customer, "1");
        var receipt = await sandbox.PostAsync("/customerpayments", $$"""{"customer_id":"{{vendor}}","payment_mode":"cash","amount":5,"date":"2026-01-02"}""");

        Assert.Equal((400, "The Vendor field can neither be blank nor be incorrect."), (bill.Status, bill.Message));
        Assert.Equal((400, "The Customer field can neither be blank nor be incorrect."), (receipt.Status, receipt.Message));
    }

    [Fact]
    public async Task Create_ARecordOfAKindThatIsNotTakenThere_IsRefused()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var vendor = await sandbox.ContactAsync("Exotic Liquids", "vendor");
        var tea = await sandbox.MadeAsync("/items", """{"name":"Tea","rate":5}""");
        var (sales, till) = (await AccountAsync("Sales", "income"), await AccountAsync("Till", "cash"));

        var bill = await BillAsync(sandbox, vendor, "1", $$"""{"item_id":"{{tea}}","quantity":2}""");
        var expense = await ExpenseAsync(sales, till);
        var paid = await ExpenseAsync(await AccountAsync("Rent", "expense"), sales);

        Assert.Equal((400, "A transaction of purchase cannot be created for a non-purchase item."), (bill.Status, bill.Message));
        Assert.Equal((400, "Please enter valid expense account"), (expense.Status, expense.Message));
        Assert.Equal((400, "Invalid value passed for paid_through_account_id"), (paid.Status, paid.Message));

        Task<string> AccountAsync(string name, string type) => sandbox.MadeAsync("/chartofaccounts", $$"""{"account_name":"{{name}}","account_type":"{{type}}"}""");
        Task<SandboxReply> ExpenseAsync(string account, string through) =>
            sandbox.PostAsync("/expenses", $$"""{"account_id":"{{account}}","paid_through_account_id":"{{through}}","amount":5,"date":"2026-01-02"}""");
    }

    [Theory]
    [InlineData("/items", """{"name":"Oil","rate":5,"item_type":"inventory"}""", "Invalid value passed for inventory_account_id")]
    [InlineData("/banktransactions", """{"transaction_type":"transfer_fund","from_account_id":"TILL","amount":5,"date":"2026-01-02"}""", "Invalid value passed for to_account_id")]
    [InlineData("/bankaccounts", """{"account_name":"till","account_type":"bank"}""", "The account \"till\" already exists.")]
    public async Task Create_ARecordThatLacksWhatItsKindAsksForOrHasAnothersName_IsRefused(string path, string body, string message)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var till = await sandbox.MadeAsync("/chartofaccounts", """{"account_name":"Till","account_type":"cash"}""");

        var refused = await sandbox.PostAsync(path, body.Replace("TILL", till, StringComparison.Ordinal));

        Assert.Equal((400, message), (refused.Status, refused.Message));
    }

    [Fact]
    public async Task Create_ABill_IsOpenAtOnceAtTheItemsPurchaseRate()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var item = (await sandbox.PostAsync("/items", """{"name":"Chai","rate":18,"purchase_rate":12.5,"item_type":"sales_and_purchases"}""")).Body["item"]!["item_id"]!.ToString();

        var bill = (await BillAsync(sandbox, await sandbox.ContactAsync("Exotic Liquids", "vendor"), "1", $$"""{"item_id":"{{item}}","quantity":2}""")).Body["bill"]!;

        Assert.Equal(("open", 25m, 25m), (bill["status"]!.ToString(), bill["total"]!.GetValue<decimal>(), bill["balance"]!.GetValue<decimal>()));
        Assert.Equal(12.5m, bill["line_items"]![0]!["rate"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task Create_AVendorPayment_LowersTheBillUntilItIsTakenBack()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var vendor = await sandbox.ContactAsync("Exotic Liquids", "vendor");
        var bill = (await BillAsync(sandbox, vendor, "1")).Body["bill"]!["bill_id"]!.ToString();

        var paid = await PayAsync(sandbox, vendor, bill, 6);
        var over = await PayAsync(sandbox, vendor, bill, 5);
        var standing = await StandingAsync(sandbox, bill);
        var kept = await sandbox.CallAsync(HttpMethod.Delete, $"/bills/{bill}");
        await sandbox.CallAsync(HttpMethod.Delete, $"/vendorpayments/{paid.Body["vendorpayment"]!["payment_id"]}");

        Assert.Equal((400, 24016, "The amount entered is more than the balance due for the selected bills."), (over.Status, over.Code, over.Message));
        Assert.Equal((("partially_paid", 4m), 400), (standing, kept.Status));
        Assert.Equal(("open", 10m), await StandingAsync(sandbox, bill));
    }

    [Theory]
    [InlineData("true", "draft"), InlineData("false", "open")]
    public async Task Create_ACreditNote_IsADraftOnlyWhereItSaysSo(string draft, string status)
    {
        await using var sandbox = await SandboxHarness.StartAsync();

        var made = await sandbox.PostAsync("/creditnotes?ignore_auto_number_generation=true", $$"""
            {"customer_id":"{{await sandbox.ContactAsync("Ann")}}","creditnote_number":"C-1","date":"2026-01-02","is_draft":{{draft}},
             "line_items":[{"name":"Tea","rate":10,"quantity":1}]}
            """);

        Assert.Equal(status, made.Body["creditnote"]!["status"]!.ToString());
    }

    private static async Task<SandboxReply> BillAsync(SandboxHarness sandbox, string vendor, string number, string? line = null)
    {
        line ??= $$"""{"account_id":"{{await sandbox.AccountAsync("Freight")}}","rate":10,"quantity":1}""";
        return await sandbox.PostAsync("/bills", $$"""{"vendor_id":"{{vendor}}","bill_number":"{{number}}","date":"2026-01-02","line_items":[{{line}}]}""");
    }

    private static Task<SandboxReply> PayAsync(SandboxHarness sandbox, string vendor, string bill, int amount) => sandbox.PostAsync(
        "/vendorpayments",
        $$"""{"vendor_id":"{{vendor}}","date":"2026-01-09","amount":{{amount}},"bills":[{"bill_id":"{{bill}}","amount_applied":{{amount}}}]}""");

    private static async Task<(string Status, decimal Balance)> StandingAsync(SandboxHarness sandbox, string bill)
    {
        JsonNode shown = (await sandbox.GetAsync($"/bills/{bill}")).Body["bill"]!;
        return (shown["status"]!.ToString(), shown["balance"]!.GetValue<decimal>());
    }
}
