using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Sandbox;

/// <summary>What was delivered, as double entry: both sides come to the same, account by account as the documents say.</summary>
public sealed class TrialBalanceTests
{
    [Fact]
    public async Task Read_OfThePurchaseSide_IsWhatTheBillsAndPaymentsSay() => Assert.Equal(
        "Accounts Payable 162.00 187.50 | Bank 0 162.00 | Freight 187.62 0 | Other Expenses -0.12 0 | 349.50 349.50",
        await BalanceAsync(PurchaseBooks.WriteTo));

    [Theory]
    [InlineData("invoices, creditnotes", "Accounts Receivable 100.00 40.00 | Goods 40.00 100.00 | 140.00 140.00")]
    // Nothing is applied to the invoice here: it is a draft still, and posts nothing.
    [InlineData("bills, vendorcredits, invoices", "Accounts Payable 60.00 60.00 | Goods 60.00 60.00 | 120.00 120.00")]
    public async Task Read_OfCredits_TakesBackWhatTheDocumentsDid(string streams, string balance) =>
        Assert.Equal(balance, await BalanceAsync(folder => CreditBooks.WriteTo(folder, streams)));

    [Fact]
    public async Task Read_OfOpeningBalances_NamesBankAccountsToo() => Assert.Equal(
        "Capital 0 1000.00 | House bank 1000.00 0 | 1000.00 1000.00",
        await BalanceAsync(MasterBooks.WriteTo));

    private static async Task<string> BalanceAsync(Action<TemporaryFolder> books)
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, books);
        var run = await zoho.RunAsync();
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var told = "";
        await zoho.ByHandAsync(async hand => told = Told((await hand.SendAsync(HttpMethod.Get, "_sandbox/trial-balance", SandboxHarness.Json(""))).Body));
        return told;
    }

    private static string Told(JsonNode balance) => string.Join(
        " | ",
        [.. balance["accounts"]!.AsArray().Select(row => $"{row!["account"]} {row["debit"]} {row["credit"]}"), $"{balance["debit"]} {balance["credit"]}"]);
}
