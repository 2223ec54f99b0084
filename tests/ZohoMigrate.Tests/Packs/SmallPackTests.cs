using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;
using ZohoMigrate.Tests.Sandbox;

namespace ZohoMigrate.Tests.Packs;

/// <summary>The packs whose samples are made up, delivered whole: what each account comes to is what the samples say, reckoned by hand.</summary>
public sealed class SmallPackTests
{
    // Of a debit, the amount; of a credit, minus the amount.
    private static readonly Dictionary<string, decimal> QuickBooks = new(StringComparer.Ordinal)
    {
        ["Accounts Payable"] = 18.05m,
        ["Accounts Receivable"] = 566.00m,
        ["Business Card"] = -113.30m,
        ["Checking"] = 13_398.50m,
        ["Depreciation"] = 200.00m,
        ["Discounts given"] = 50.00m,
        ["Fuel"] = 138.30m,
        ["Job Expenses:Plants and Soil"] = 162.45m,
        ["Landscaping Services"] = -815.00m,
        ["Loan"] = -8000.00m,
        ["Opening Balance Equity"] = -19_000.00m,
        ["Plant Sales"] = -1200.00m,
        ["Rent"] = 900.00m,
        ["Sales Tax Payable"] = -105.00m,
        ["Savings"] = 2000.00m,
        ["Truck"] = 12_000.00m,
        ["Truck:Depreciation"] = -200.00m,
        ["Undeposited Funds"] = 0m,
    };

    private static readonly Dictionary<string, decimal> Xero = new(StringComparer.Ordinal)
    {
        ["Accounts Payable"] = -3656.93m,
        ["Accounts Receivable"] = 3456.00m,
        ["Cost of Goods Sold"] = 2000.00m,
        ["General Expenses"] = 50.40m,
        ["Office Equipment"] = 900.00m,
        ["Other Revenue"] = -15.00m,
        ["Payments before the Move"] = -564.80m,
        ["Rent"] = 1181.25m,
        ["Sales"] = -3281.67m,
        ["VAT"] = -69.25m,
    };

    private static readonly Dictionary<string, decimal> ZohoBooks = new(StringComparer.Ordinal)
    {
        ["Accounts Payable"] = -39_700.00m,
        ["Accounts Receivable"] = 28_167.00m,
        ["Cost of Goods Sold"] = 38_000.00m,
        ["Freight Inward"] = 800.00m,
        ["Godown Deposit"] = 40_000.00m,
        ["Sales"] = -150.00m,
        ["Shipping Charge"] = -250.00m,
        ["Spice Sales"] = -26_267.00m,
        ["State Bank 0042"] = 185_000.50m,
        ["Wages Payable"] = -12_500.00m,
    };

    [Fact]
    public Task Run_QuickBooks_EveryAccountIsWhatTheJournalMakesIt() => AssertBooksAsync(QuickBooks, 44, "quickbooks-to-books", "quickbooks");

    [Fact]
    public Task Run_Xero_EveryAccountIsWhatTheDocumentsMakeIt() => AssertBooksAsync(Xero, 32, "xero-to-books", "xero", "--set", "paid_on=2024-04-30", "--set", "currency=GBP");

    [Fact]
    public Task Run_ZohoBooksTemplates_EveryAccountIsWhatTheyMakeIt() =>
        AssertBooksAsync(ZohoBooks, 19, "zoho-books-csv", "zoho-books-csv", "--set", "opening_date=2024-03-31");

    [Fact]
    public async Task Run_ZohoBooksTemplates_BanksKeepTheirNumbers()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200);
        await zoho.KeepBooksInAsync("INR");

        await zoho.InvokeAsync("run", Repository.PathOf("mappings", "zoho-books-csv"), "--data", Repository.PathOf("sample-data", "zoho-books-csv"), "--run", "run");

        Assert.NotNull((string?)Assert.Single(await zoho.RecordsAsync("books.bankaccounts"))["account_number"]);
    }

    [Fact]
    public async Task Run_NorthwindWithPurchases_OrdersWhatIsOnOrder()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200);

        var run = await zoho.InvokeAsync(
            "run", Repository.PathOf("mappings", "northwind-with-purchases"), "--data", Repository.PathOf("sample-data", "northwind-small"), "--run", "run");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var order = Assert.Single(await zoho.RecordsAsync("books.purchaseorders"));
        Assert.Equal("1998-05-06", (string?)order["date"]);
    }

    // Zoho's own sample files, damaged on purpose: what cannot be moved is told with its row, and nothing is left out in silence.
    [SkippableFact]
    public async Task Validate_ZohosOwnTemplates_TellsOfEveryRow()
    {
        var templates = Repository.PathOf("..", "shared", "data", "zoho-books-templates");
        Skip.IfNot(Directory.Exists(templates), "The sample files of Zoho Books are not there: they are not ours to ship.");

        var validated = await CliRun.InvokeAsync("validate", "mappings/zoho-books-csv", "--data", templates, "--output", "json");

        Assert.True(validated.ExitCode == 1, validated.Out + validated.Error);
        foreach (var file in JsonNode.Parse(validated.Out)!["files"]!.AsArray())
        {
            var count = (string name) => file![name]!.GetValue<long>();
            Assert.Equal(count("rows"), count("inRecords") + count("excluded") + count("orphan") + count("unreadable"));
        }
    }

    [Theory]
    [InlineData("Voided", true)]
    [InlineData("VOID: rent", true)]
    [InlineData("To avoid a penalty", false)]
    public async Task QuickBooks_AmountsOfZero_AreVoidedWhereAMemoHasTheWord(string memo, bool isVoided)
    {
        using var folder = new TemporaryFolder();
        folder.Write("accounts.csv", "Account,Type\nChecking,Bank\nRent,Expenses\n").Write("journal.csv", $"""
            Date,Transaction Type,Num,Name,Memo/Description,Account,Debit,Credit
            04/02/2024,Check,1,,{memo},Checking,,0.00
            ,,,,,Rent,0.00,

            """);

        var books = await PackRecords.ReadAsync("quickbooks-to-books", folder.Path);

        Assert.Equal(isVoided, Assert.Single(books.Strays).Problem!.Message.Contains("it was voided", StringComparison.Ordinal));
    }

    private static async Task AssertBooksAsync(Dictionary<string, decimal> expected, int records, string pack, string data, params string[] more)
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200);
        if (pack == "zoho-books-csv")
            await zoho.KeepBooksInAsync("INR");

        var run = await zoho.InvokeAsync(["run", Repository.PathOf("mappings", pack), "--data", Repository.PathOf("sample-data", data), "--run", "run", .. more]);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        await zoho.AssertOnceAndNeverOverAsync(records);
        JsonNode? told = null;
        await zoho.ByHandAsync(async hand => told = (await hand.SendAsync(HttpMethod.Get, "_sandbox/trial-balance", SandboxHarness.Json(""))).Body);
        Assert.Equal(
            expected.OrderBy(account => account.Key, StringComparer.Ordinal),
            told!["accounts"]!.AsArray()
                .Select(account => KeyValuePair.Create(account!["account"]!.ToString(), account["debit"]!.GetValue<decimal>() - account["credit"]!.GetValue<decimal>()))
                .OrderBy(account => account.Key, StringComparer.Ordinal));
    }
}
