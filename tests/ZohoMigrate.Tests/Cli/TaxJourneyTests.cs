using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Cli;

/// <summary>Totals with tax: known of the pack's own taxes before anything is sent, compared with what Zoho answers, and applied by payments.</summary>
public sealed class TaxJourneyTests
{
    [Fact]
    public async Task Run_TaxedDocuments_ComeToWhatTheSourceAndZohoSay()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, TaxBooks.WriteTo);

        var run = await zoho.RunAsync();
        var reconciled = await zoho.InvokeAsync("reconcile", "run");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.True(reconciled.ExitCode == 0, reconciled.Out + reconciled.Error);
        Assert.Equal("", await zoho.ProblemsAsync());
        await zoho.AssertOnceAndNeverOverAsync(TaxBooks.Records);
        Assert.Equal(
            ["1 1191.80 paid", "2 0.07 draft", "3 118.00 draft"],
            (await zoho.RecordsAsync("books.invoices")).Select(invoice => $"{invoice["invoice_number"]} {Total(invoice)} {invoice["status"]}").Order(StringComparer.Ordinal));
        Assert.Equal(["590.00"], (await zoho.RecordsAsync("books.bills")).Select(Total));
        Assert.Equal(["118.00", "11.80"], (await zoho.RecordsAsync("books.expenses")).Select(Total));
    }

    [Fact]
    public async Task Run_ATaxThatZohoDrops_IsMissedInTheTotalToo()
    {
        await using var zoho = await FaultyZoho.StartAsync("drop-field=line_items.tax_id", scale: 1200, TaxBooks.WriteTo);

        await zoho.RunAsync();

        var problems = (await zoho.ProblemsAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)
            .Where(problem => problem["stream"]!.ToString() == "bills").Select(problem => $"{problem["code"]} {problem["field"]}");
        Assert.Equal(["differs line_items[0].tax_id", "differs total"], problems);
    }

    [Fact]
    public async Task Retry_ATaxedDocument_IsAddedUpByTheTaxesThatAreStaged()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            TaxBooks.WriteTo(folder);
            folder.Write("data/bills.csv", "id,party,round,total\n1,Bharat,,500.00\n");
        });
        var run = await zoho.RunAsync();
        var errors = ReportFile.Load(zoho.PathOf("run/errors/bills.csv"));
        Assert.Equal((1, "total-differs"), (run.ExitCode, errors["bills.csv#1", "zm_code"]));
        errors["bills.csv#1", "total"] = "590.00";
        errors.Save();

        var retried = await zoho.InvokeAsync("retry", "run");

        Assert.True(retried.ExitCode == 0, retried.Out + retried.Error);
        Assert.Equal("", await zoho.ProblemsAsync());
        Assert.Equal(["590.00"], (await zoho.RecordsAsync("books.bills")).Select(Total));
    }

    [Fact]
    public async Task Retry_ATaxAlone_AddsUpWhatWaitedForItByWhatTheTaxIsNow()
    {
        // IGST at a hundredfold is refused; what bears it waits, added up by that.
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            TaxBooks.WriteTo(folder);
            folder.Write("data/taxes.csv", "id,percent,kind\nIGST18,1800,igst\nCGST9,9,cgst\nSGST9,9,sgst\n");
            foreach (var stream in (string[])["invoices", "bills", "expenses"])
                folder.Write($"pack/{stream}.yaml", File.ReadAllText(folder[$"pack/{stream}.yaml"]).Replace("check: { total: { from: total } }", "", StringComparison.Ordinal));
        });
        var run = await zoho.RunAsync();
        var errors = ReportFile.Load(zoho.PathOf("run/errors/taxes.csv"));
        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        errors["taxes.csv#1", "percent"] = "18";
        errors.Save();

        var retried = await zoho.InvokeAsync("retry", "run", "--from", zoho.PathOf("run/errors/taxes.csv"));
        var reconciled = await zoho.InvokeAsync("reconcile", "run");

        Assert.True(retried.ExitCode == 0, retried.Out + retried.Error);
        Assert.Equal("", await zoho.ProblemsAsync());
        Assert.True(reconciled.ExitCode == 0, reconciled.Out + reconciled.Error);
        Assert.Equal(["590.00"], (await zoho.RecordsAsync("books.bills")).Select(Total));
    }

    [Theory]
    [InlineData("27", "warning", 0, 1)]
    [InlineData("Karnataka", "warning", 0, 0)]
    [InlineData("${state}", "error", 1, 1)]
    public async Task Validate_ASaleToTheOtherState_IsHeldAgainstTheHomeStateOfThePack(string home, string severity, int exitCode, int told)
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            TaxBooks.WriteTo(folder);
            folder.Write("pack/migration.yaml", $$"""
                {{File.ReadAllText(folder["pack/migration.yaml"])}}
                parameters: { state: MH }
                defaults: { home_state: "{{home}}" }
                rules: { tax-not-of-place: {{severity}} }
                """);
            folder.Write("pack/invoices.yaml", File.ReadAllText(folder["pack/invoices.yaml"]).Replace("adjustment:", "place_of_supply: { const: KA, when: { id: \"3\" } }\n  adjustment:", StringComparison.Ordinal));
        });

        var validated = await zoho.InvokeAsync("validate", "pack", "--data", "data", "--run", "run");

        Assert.True(validated.ExitCode == exitCode, validated.Out + validated.Error);
        Assert.Equal(told, (await zoho.ProblemsAsync()).Split('\n').Count(line => line.Contains("tax-not-of-place", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Validate_AHomeStateThatIsNone_IsAFaultOfThePack()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200, folder =>
        {
            TaxBooks.WriteTo(folder);
            folder.Write("pack/migration.yaml", File.ReadAllText(folder["pack/migration.yaml"]) + "\ndefaults: { home_state: Bavaria }");
        });

        var validated = await zoho.InvokeAsync("validate", "pack", "--data", "data");

        Assert.Equal(2, validated.ExitCode);
        Assert.Contains("`Bavaria` is not an Indian state", validated.Error, StringComparison.Ordinal);
    }

    private static string Total(JsonNode record) => record["total"]!.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture);
}
