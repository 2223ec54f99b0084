using System.Text.Json.Nodes;
using Xunit;

namespace ZohoMigrate.Tests.Cli;

/// <summary><c>validate --online</c> says whose numbers the records will have at Zoho: the source's, or Zoho's own.</summary>
public sealed class NumberSurveyTests
{
    private const string Contacts = "module: books.contacts\nsource: customers.csv\nkey: [name]\nfields: { contact_name: { from: name }, contact_number: { from: no }FLAG }\n";

    // The sandbox numbers documents by itself, and refuses another number where the call does not say that it is to be kept.
    [Fact]
    public async Task Validate_DocumentsWithTheirNumbers_AreKeptAsTheRunThenShows()
    {
        await using var zoho = await StartAsync("customers, invoices", Contacts.Replace("FLAG", ", ignore_auto_number_generation: { const: true }", StringComparison.Ordinal));

        var found = await FindAsync(zoho);
        var run = await zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "run");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(("own-numbers", "contacts, invoices"), found.Select(finding => (Text(finding, "code"), Text(finding, "subject"))).Single());
        Assert.Contains("`ignore_auto_number_generation` goes with `contact_number`, `invoice_number`", Text(found[0], "message"), StringComparison.Ordinal);
        Assert.Contains("next number is behind", Text(found[0], "hint"), StringComparison.Ordinal);
        Assert.Equal("I-1", (await zoho.RecordsAsync("books.invoices")).Single()["invoice_number"]!.ToString());
    }

    [Fact]
    public async Task Validate_ContactNumbersWithoutTheirFlag_AreSaidWithWhatToMap()
    {
        await using var zoho = await StartAsync("customers", Contacts.Replace("FLAG", "", StringComparison.Ordinal));

        var finding = (await FindAsync(zoho)).Single();

        Assert.Equal(("number-not-kept", "contacts"), (Text(finding, "code"), Text(finding, "subject")));
        Assert.Contains("ignore_auto_number_generation: { const: true }", Text(finding, "hint"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_ContactsWithoutNumbers_SayNothing()
    {
        await using var zoho = await StartAsync("customers", "module: books.contacts\nsource: customers.csv\nkey: [name]\nfields: { contact_name: { from: name } }\n");

        Assert.Empty(await FindAsync(zoho));
    }

    [Fact]
    public async Task Validate_PaymentsWhichZohoNumbers_SayWhereTheSourcesNumberIsAndWhereItIsLost()
    {
        await using var zoho = await StartAsync("customers, receipts, refunds", Contacts.Replace("FLAG", ", ignore_auto_number_generation: { const: true }", StringComparison.Ordinal));

        var finding = (await FindAsync(zoho)).Single(finding => Text(finding, "code") == "zoho-numbers");

        Assert.Equal("customer payments", Text(finding, "subject"));
        Assert.Contains("in `reference_number` of receipts", Text(finding, "message"), StringComparison.Ordinal);
        Assert.Contains("Nothing is mapped to `reference_number` of refunds: the number is lost there.", Text(finding, "message"), StringComparison.Ordinal);
        Assert.Contains("Map the source's number to `reference_number`", Text(finding, "hint"), StringComparison.Ordinal);
    }

    private static Task<FaultyZoho> StartAsync(string streams, string contacts) => FaultyZoho.StartAsync("", scale: 1200, folder =>
    {
        folder.Write("pack/migration.yaml", $"name: pack\nproducts: [books]\nstreams: [{streams}]\n");
        folder.Write("pack/customers.yaml", contacts);
        folder.Write("pack/invoices.yaml", SurveyTests.Invoices("name: { const: Work }, quantity: { const: 1 }, rate: { from: amount }"));
        folder.Write("pack/receipts.yaml", Payments("  reference_number: { from: no }\n"));
        folder.Write("pack/refunds.yaml", Payments(""));
        folder.Write("data/customers.csv", "name,no\nAcme,C-1\n");
        folder.Write("data/invoices.csv", "no,customer,date,amount\nI-1,Acme,2024-03-31,10\n");
    });

    private static string Payments(string reference) => $$"""
        module: books.customerpayments
        source: invoices.csv
        key: [no]
        fields:
          customer_id: { ref: customers, from: customer }
          payment_mode: { const: cash }
          amount: { from: amount }
          date: { from: date }

        """ + reference;

    private static async Task<List<JsonNode>> FindAsync(FaultyZoho zoho)
    {
        var validated = await zoho.InvokeAsync("validate", "pack", "--data", "data", "--online", "--output", "json");
        Assert.True(validated.ExitCode == 0, validated.Out + validated.Error);
        return [.. JsonNode.Parse(validated.Out)!["survey"]!["findings"]!.AsArray().Select(finding => finding!)
            .Where(finding => Text(finding, "code") is "own-numbers" or "number-not-kept" or "zoho-numbers")];
    }

    private static string Text(JsonNode finding, string member) => (string)finding[member]!;
}
