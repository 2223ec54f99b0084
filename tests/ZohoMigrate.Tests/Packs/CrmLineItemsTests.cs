using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Packs;

/// <summary>Quotes, orders and invoices go to Zoho CRM with their lines, each of which names a product that the same run makes.</summary>
public sealed class CrmLineItemsTests
{
    [Fact]
    public async Task Run_DocumentsWithLines_MakesThemWithTheLinesOfTheirFilesInOrder()
    {
        await using var zoho = await StartAsync();

        var run = await zoho.RunAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(["Q-1: Tea 10 3.00 GST 18, Jam 2.5 2", "Q-2: Jam 1 2"], await LinesAsync(zoho, "quotes", "Quoted_Items"));
        Assert.Equal(["S-1: Tea 10 3.00, Jam 2.5 2", "S-2: Jam 4 2"], await LinesAsync(zoho, "salesorders", "Ordered_Items"));
        Assert.Equal(["I-1: Tea 10 3.00 GST 18, Jam 2.5 2 GST 5"], await LinesAsync(zoho, "invoices", "Invoiced_Items"));
        Assert.Equal(["Atlas Q-1", "Atlas Q-2"], (await zoho.RecordsAsync("crm.salesorders")).Select(order => $"{order["Account_Name"]!["name"]} {order["Quote_Name"]!["name"]}"));
        Assert.Equal("S-1", (await zoho.RecordsAsync("crm.invoices")).Single()["Sales_Order"]!["name"]!.ToString());
        // A call for each module: the lines go with their document.
        await zoho.AssertOnceAndNeverOverAsync(records: 8);
        Assert.Equal((5, 0), ((int)(await zoho.SummaryAsync())["calls"]!["writes"]!, (await zoho.CountAsync()).Automations));
        var reconciled = await zoho.InvokeAsync("reconcile", "run");
        Assert.True(reconciled.ExitCode == 0, reconciled.Out + reconciled.Error);
    }

    [Fact]
    public async Task Run_AnAnswerIsLost_MakesNoDocumentTwice()
    {
        await using var zoho = await StartAsync();
        // 1 asks for the organisation, 2 makes the account, 3 the products.
        await zoho.RestartAsync("commit-drop#4");

        var run = await zoho.RunAsync();

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        await zoho.AssertOnceAndNeverOverAsync(records: 8);
        Assert.InRange(await zoho.TotalAsync("recovered"), 1, 2);
    }

    [Theory]
    [InlineData("I-1,A,S-1,T,many,3.00,", "Quantity not-a-number")]
    [InlineData("I-1,A,S-1,T,,3.00,", "Quantity required")]
    [InlineData("I-1,A,S-1,T,1,cheap,", "List_Price not-a-number")]
    [InlineData("I-1,A,S-1,,1,3.00,", "Product_Name required")]
    [InlineData("I-1,A,S-1,X,1,3.00,", "Product_Name dangling-reference")]
    [InlineData("I-1,A,S-1,T,1,3.00,101", "Line_Tax[0].percentage too-large")]
    public async Task Run_ALineIsBad_RejectsItsDocumentWithTheReasonAndMakesTheOthers(string line, string problem)
    {
        await using var zoho = await StartAsync(folder => folder.Write("data/invoices.csv", $"{SaleDocuments.Repeated}\nI-1,A,S-1,J,1,2,\n{line}\nI-2,A,S-2,J,1,2,\n"));

        var run = await zoho.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["I-2: Jam 1 2"], await LinesAsync(zoho, "invoices", "Invoiced_Items"));
        Assert.Equal((8, 1), (await zoho.TotalAsync("created"), await zoho.TotalAsync("rejected")));
        var told = JsonNode.Parse(Assert.Single(File.ReadLines(zoho.PathOf("run/problems.jsonl"))))!;
        Assert.Equal(("I-1", $"Invoiced_Items[1].{problem}"), (told["key"]!.ToString(), $"{told["field"]} {told["code"]}"));
        // All rows of the document come back, to be corrected together.
        Assert.Equal(2, File.ReadLines(zoho.PathOf("run/errors/invoices.csv")).Skip(1).Count());
    }

    [Fact]
    public async Task Run_AQuoteHasNoLines_IsRejectedAndWhatFollowsFromItBlocked()
    {
        await using var zoho = await StartAsync(folder => folder.Write("data/quote-lines.csv", "quote,product,quantity,price,tax\nQ-2,J,1,2,\n"));

        var run = await zoho.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Quoted_Items", await zoho.ProblemsAsync(), StringComparison.Ordinal);
        // The order names the quote, and the invoice the order.
        Assert.Equal((5, 1, 2), (await zoho.TotalAsync("created"), await zoho.TotalAsync("rejected"), await zoho.TotalAsync("blocked")));
    }

    private static Task<FaultyZoho> StartAsync(Action<TemporaryFolder>? change = null) => FaultyZoho.StartAsync("", scale: 1200, folder =>
    {
        SaleDocuments.WriteTo(folder);
        change?.Invoke(folder);
    });

    // "Q-1: Tea 10 3.00 GST 18, Jam 2.5 2"
    private static async Task<IEnumerable<string>> LinesAsync(FaultyZoho zoho, string module, string member)
    {
        var names = (await zoho.RecordsAsync("crm.products")).ToDictionary(product => product["id"]!.ToString(), product => product["Product_Name"]!.ToString(), StringComparer.Ordinal);
        return (await zoho.RecordsAsync($"crm.{module}")).Select(document => $"{document["Subject"]}: " + string.Join(", ", document[member]!.AsArray().Select(line =>
            string.Join(' ', (object?[])[names[line!["Product_Name"]!["id"]!.ToString()], line["Quantity"], line["List_Price"], .. Tax(line)]))));
    }

    private static IEnumerable<JsonNode?> Tax(JsonNode line) => (line["Line_Tax"] as JsonArray ?? []).SelectMany(tax => new[] { tax!["name"], tax["percentage"] });
}
