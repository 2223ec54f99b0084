using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Xunit;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Cli;

/// <summary>
/// Books in two currencies, moved into the in-process sandbox, whose own is the dollar. Anna and her invoice are in euros because she is,
/// Carl's invoice because it says so itself; Bob and what is his name no currency.
/// </summary>
public sealed class CurrencyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CurrencyTests()
    {
        Write("pack/migration.yaml", "name: two\nproducts: [books]\nstreams: [currencies, customers, bills, receipts]\n");
        Write("pack/currencies.yaml", """
            module: books.currencies
            source: currencies.csv
            key: [code]
            fields:
              currency_code: { from: code }
              currency_format: { const: "1,234,567.89" }
            """);
        Write("pack/customers.yaml", """
            module: books.contacts
            source: customers.csv
            key: [name]
            fields:
              contact_name: { from: name }
              contact_type: { const: customer }
              currency_id: { ref: currencies, from: currency }
            """);
        Write("pack/bills.yaml", """
            module: books.invoices
            source: bills.csv
            key: [id]
            fields:
              customer_id: { ref: customers, from: customer }
              invoice_number: { template: "B-{id}" }
              date: { from: date, type: date, formats: ["yyyy-MM-dd"] }
              currency_id: { ref: currencies, from: currency }
              exchange_rate: { from: rate }
              line_items:
                - fields:
                    name: { const: Work }
                    rate: { from: amount }
                    quantity: { const: 1 }
            """);
        Write("pack/receipts.yaml", """
            module: books.customerpayments
            source: receipts.csv
            key: [id]
            fields:
              customer_id: { ref: customers, from: customer }
              payment_mode: { const: cash }
              amount: { from: amount }
              date: { from: date, type: date, formats: ["yyyy-MM-dd"] }
            """);
        Write("data/currencies.csv", "code\nEUR\n");
        Write("data/customers.csv", "name,currency\nAnna,EUR\nBob,\nCarl,\n");
        Write("data/bills.csv", "id,customer,date,currency,rate,amount\n1,Anna,2026-01-01,,,100.10\n2,Bob,2026-01-02,,,50\n3,Carl,2026-01-03,EUR,1.1,30\n");
        Write("data/receipts.csv", "id,customer,date,amount\n1,Anna,2026-02-01,40\n2,Bob,2026-02-02,50\n");
    }

    private string Run => _folder["run"];

    [Fact]
    public async Task Reconcile_TwoCurrencies_HoldsEachAgainstItsOwn()
    {
        await RunAsync(exitCode: 0);

        var text = await CliRun.InvokeAsync("reconcile", Run);
        var json = await JsonAsync(exitCode: 0);

        Assert.True(text.ExitCode == 0, text.Out + text.Error);
        Expectation.Check("reconcile-currencies", text.Out);
        var invoices = json["modules"]![2]!["money"]!;
        Assert.Equal(("EUR", 130.10m, 130.10m, 0m), Total(invoices, 0));
        Assert.Equal(("USD", 50m, 50m, 0m), Total(invoices, 1));
        Assert.All(["source", "zoho", "difference", "zohoWithoutSource"], sum => Assert.Null(invoices[sum]));
        // Zoho's list of payments does not show the currency.
        var payments = json["modules"]![3]!["money"]!;
        Assert.Equal(("EUR", 40m, 40m, 0m), Total(payments, 0));
        Assert.Equal((null, 50m, 50m, 0m), Total(payments, 1));
    }

    [Fact]
    public async Task Report_TwoCurrencies_ShowsEachAndNoSumOfBoth()
    {
        Write("data/bills.csv", Read("data/bills.csv") + "4,Bob,no date,,,7\n");
        await RunAsync(exitCode: 1);
        await CliRun.InvokeAsync("reconcile", Run);

        var page = await File.ReadAllTextAsync(Path.Combine(Run, "report.html"));
        var totals = page[page.IndexOf("<h2>Totals", StringComparison.Ordinal)..page.IndexOf("<h2>The source held", StringComparison.Ordinal)];

        Assert.Contains("<td>Invoices</td><td>EUR</td>" + Numbers("2", "130.10", "130.10", "0.00"), totals, StringComparison.Ordinal);
        Assert.Contains("<td>Invoices</td><td>not stated</td>" + Numbers("2", "57.00", "50.00", "7.00"), totals, StringComparison.Ordinal);
        Assert.Contains("<td>Customer payments</td><td>EUR</td>" + Numbers("1", "40.00", "40.00", "0.00"), totals, StringComparison.Ordinal);
        Assert.Contains("Where no currency is stated, neither the record nor its customer names one", totals, StringComparison.Ordinal);
        // What was never delivered has shown no currency at Zoho either.
        Assert.Contains("<td>books.invoices</td><td>USD</td>" + Numbers("50.00", "50.00", "0.00"), page, StringComparison.Ordinal);
        Assert.Contains("<td>books.invoices</td><td>not stated</td>" + Numbers("7.00", "0.00", "7.00"), page, StringComparison.Ordinal);
        Assert.DoesNotContain("187.10", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_AnotherCurrencyAtZoho_IsADifferenceThoughTheAmountIsTheSame()
    {
        await RunAsync(exitCode: 0);
        InBooks("UPDATE record SET json = json_set(json, '$.currency_code', 'USD') WHERE json ->> '$.invoice_number' = 'B-3'");

        var text = await CliRun.InvokeAsync("reconcile", Run);
        var json = await JsonAsync(exitCode: 1);
        var csv = await File.ReadAllLinesAsync(Path.Combine(Run, "reconcile.csv"));

        Assert.Equal(1, text.ExitCode);
        Assert.Contains("bills 3: is in EUR in the source and in USD at Zoho (id ", text.Out, StringComparison.Ordinal);
        Assert.Contains(", 30.00 EUR in the source)", text.Out, StringComparison.Ordinal);
        Assert.Equal(("EUR", 130.10m, 100.10m, 30m), Total(json["modules"]![2]!["money"]!, 0));
        Assert.Equal(("USD", 50m, 80m, -30m), Total(json["modules"]![2]!["money"]!, 1));
        Assert.Matches("^bills,3,currency,[0-9]+,30.00,30.00,,EUR,USD$", csv[1]);
    }

    [Fact]
    public async Task Reconcile_AnAmountInACurrency_IsSaidWithIt()
    {
        await RunAsync(exitCode: 0);
        InBooks("UPDATE record SET json = json_set(json, '$.total', 31.5) WHERE json ->> '$.invoice_number' = 'B-3'");

        var text = await CliRun.InvokeAsync("reconcile", Run);

        Assert.Contains("bills 3: 30.00 EUR in the source, 31.50 EUR at Zoho", text.Out, StringComparison.Ordinal);
    }

    // A mapping may know the organisation's currencies by their ids there.
    [Fact]
    public async Task Reconcile_CurrencyByZohosId_IsTheOneThatZohoShowsOfIt()
    {
        var (pack, customers) = (Read("pack/migration.yaml"), Read("pack/customers.yaml"));
        Write("pack/migration.yaml", pack.Replace("[currencies, customers, bills, receipts]", "[currencies]", StringComparison.Ordinal));
        await RunAsync(exitCode: 0);
        var id = Read("run/delivered/currencies.csv").Split('\n')[1].Split(',')[0];
        Write("pack/migration.yaml", pack);
        Write("pack/customers.yaml", customers.Replace("{ ref: currencies, from: currency }", $"{{ from: currency, map: {{ EUR: \"{id}\" }} }}", StringComparison.Ordinal));
        Write("data/bills.csv", "id,customer,date,currency,rate,amount\n1,Anna,2026-01-01,,,100.10\n2,Bob,2026-01-02,,,50\n");

        var resumed = await CliRun.InvokeAsync("resume", Run, "--accept-changes");
        Assert.True(resumed.ExitCode == 0, resumed.Out + resumed.Error);
        var page = await File.ReadAllTextAsync(Path.Combine(Run, "report.html"));
        var json = await JsonAsync(exitCode: 0);

        Assert.Contains($"<td>Invoices</td><td>currency {id}</td>" + Numbers("1", "100.10", "100.10", "0.00"), page, StringComparison.Ordinal);
        Assert.Equal(("EUR", 100.10m, 100.10m, 0m), Total(json["modules"]![2]!["money"]!, 0));
        Assert.Equal(($"{id}", 40m, 40m, 0m), Total(json["modules"]![3]!["money"]!, 0));
    }

    [Fact]
    public async Task Report_OneCurrencyForAll_IsAsSimpleAsWithout()
    {
        Write("data/customers.csv", "name,currency\nAnna,EUR\nBob,EUR\nCarl,EUR\n");
        await RunAsync(exitCode: 0);
        var text = await CliRun.InvokeAsync("reconcile", Run);
        var page = await File.ReadAllTextAsync(Path.Combine(Run, "report.html"));

        Assert.Equal(0, text.ExitCode);
        Assert.Matches(@"total of +in the source +at Zoho +difference", text.Out);
        Assert.Matches(@"books\.invoices +180\.10 +180\.10 +0\.00", text.Out);
        Assert.Contains("<td>Invoices</td>" + Numbers("3", "180.10", "180.10", "0.00"), page, StringComparison.Ordinal);
        Assert.DoesNotContain("currency</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("stated", page, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static (string? Currency, decimal Source, decimal Zoho, decimal Difference) Total(JsonNode money, int number)
    {
        var total = money["currencies"]![number]!;
        return ((string?)total["currency"], (decimal)total["source"]!, (decimal)total["zoho"]!, (decimal)total["difference"]!);
    }

    private static string Numbers(params string[] cells) => string.Concat(cells.Select(cell => $"<td class=\"number\">{cell}</td>"));

    private string Read(string name) => File.ReadAllText(_folder[name]);

    private void Write(string name, string text) => _folder.Write(name, text);

    private async Task RunAsync(int exitCode)
    {
        var run = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", Run);
        Assert.True(run.ExitCode == exitCode, run.Out + run.Error);
    }

    private async Task<JsonNode> JsonAsync(int exitCode)
    {
        var run = await CliRun.InvokeAsync("reconcile", Run, "--output", "json");
        Assert.True(run.ExitCode == exitCode, run.Out + run.Error);
        return JsonNode.Parse(run.Out)!;
    }

    // The sandbox is closed between two commands; somebody else opens its books.
    private void InBooks(string sql)
    {
        using var books = new SqliteConnection($"Data Source={Path.Combine(Run, "sandbox.db")};Pooling=False");
        books.Open();
        using var command = books.CreateCommand();
#pragma warning disable CA2100 // the tests' own constants
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
