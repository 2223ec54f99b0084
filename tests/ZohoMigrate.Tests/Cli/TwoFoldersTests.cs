using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Cli.BadInput;

namespace ZohoMigrate.Tests.Cli;

/// <summary>A second run folder for an organisation that another has delivered to, on the same machine: same pack, same keys.</summary>
public sealed class TwoFoldersTests
{
    private static readonly string[] Second =
        ["run", Repository.PathOf("mappings", "northwind-to-books"), "--data", Repository.PathOf("sample-data", "northwind-small"), "--run", "second"];

    [Fact]
    public async Task Run_FromAFreshFolder_IsRefusedAndNamesTheWaysOut()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200);
        Assert.Equal(0, (await zoho.RunAsync()).ExitCode);
        var arrivals = (await zoho.CountAsync()).Arrivals;

        var second = await zoho.InvokeAsync(Second);

        Assert.Equal((2, ""), (second.ExitCode, second.Out));
        Assert.Contains($"{zoho.PathOf("run")} has delivered to organisation ", second.Error, StringComparison.Ordinal);
        Assert.Contains($"Go on in that folder (zohomigrate resume {zoho.PathOf("run")}).", second.Error, StringComparison.Ordinal);
        Assert.Contains($"zohomigrate resume {zoho.PathOf("second")} --new-ledger", second.Error, StringComparison.Ordinal);
        // It asked whose organisation it is, and made nothing.
        Assert.Equal(arrivals + 1, (await zoho.CountAsync()).Arrivals);
        // And what is said to be typed is understood; the first goes on all the same.
        Assert.Equal(1, (await zoho.InvokeAsync("resume", zoho.PathOf("second"), "--new-ledger")).ExitCode);
        Assert.Equal(0, (await zoho.ResumeAsync()).ExitCode);
    }

    [Fact]
    public async Task Run_WithANewLedger_AdoptsByTheRulesForWhatIsThereAndRecoversNothing()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200);
        Assert.Equal(0, (await zoho.RunAsync()).ExitCode);

        var second = await zoho.InvokeAsync([.. Second, "--new-ledger"]);

        Assert.Equal(1, second.ExitCode);
        var summary = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(zoho.PathOf("second/summary.json")))!;
        Assert.Equal(
            [(11, 0, 0, 0), (7, 0, 0, 0), (15, 0, 0, 0), (0, 23, 0, 0), (0, 0, 18, 0)],
            summary["streams"]!.AsArray().Select(stream => (Count(stream, "matched"), Count(stream, "refused"), Count(stream, "blocked"), Count(stream, "recovered"))));
        await zoho.AssertOnceAndNeverOverAsync(FaultyZoho.Records);
    }

    /// <summary>What the README warns of: there is nothing by which Zoho, or we, could tell the second one.</summary>
    [Fact]
    public async Task Run_PaymentsOfNoInvoiceWithANewLedger_AreMadeTwice()
    {
        await using var zoho = await FaultyZoho.StartAsync("", scale: 1200);
        BadInputFolder.Copy(Repository.PathOf("mappings", "northwind-to-books"), zoho.PathOf("pack"));
        await File.WriteAllTextAsync(zoho.PathOf("pack/migration.yaml"), "name: advances\nproducts: [books]\nstreams: [customers, payments]\n");
        await File.WriteAllTextAsync(zoho.PathOf("pack/payments.yaml"), """
            module: books.customerpayments
            source: payments.csv
            key: [id]
            fields:
              customer_id: { ref: customers, from: customer }
              payment_mode: { const: cash }
              amount: { from: amount, type: decimal }
              date: { from: date, type: date, formats: ["yyyy-MM-dd"] }
            """);
        BadInputFolder.Copy(Repository.PathOf("sample-data", "northwind-small"), zoho.PathOf("data"));
        await File.WriteAllTextAsync(zoho.PathOf("data/payments.csv"), "id,customer,amount,date\n1,FOLKO,10,2026-01-02\n");
        var first = await zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "first");
        Assert.True(first.ExitCode == 0, first.Out + first.Error);
        Assert.Equal(1, (await zoho.CountAsync()).Records["books.customerpayments"].Count);

        await zoho.InvokeAsync("run", "pack", "--data", "data", "--run", "second", "--new-ledger");

        Assert.Equal(2, (await zoho.CountAsync()).Records["books.customerpayments"].Count);
    }

    private static int Count(System.Text.Json.Nodes.JsonNode? stream, string state) => stream![state]!.GetValue<int>();
}
