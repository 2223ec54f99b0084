using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Testing;

namespace ZohoMigrate.EndToEndTests;

/// <summary>The whole of Northwind against a sandbox process of its own.</summary>
public sealed class NorthwindJourneyTests
{
    /// <summary>One invoice is sent, and paid in full, for each shipped order.</summary>
    private const int Shipped = 809;

    internal const int Records = 91 + 29 + 77 + 830 + Shipped;

    [Fact]
    public async Task Run_WholeNorthwind_CreatesEverythingOnceAtTheCapToTheCent()
    {
        using var folder = new TemporaryFolder();
        using var sandbox = await SandboxProcess.StartAsync(
            folder.Path, "--limit", "100", "--window", "00:00:01", "--block", "00:00:05", "--plan", "Premium", "--state", folder["zoho.db"]);
        using var run = CliProcess.Start(
            folder.Path, Environment(sandbox, folder), "run", RunFiles.NorthwindPack, "--data", RunFiles.Northwind, "--run", folder["run"]);

        Assert.True(await run.WaitAsync() == 0, run.Error + run.Output);
        var summary = RunFiles.Summary(folder["run"]);
        var zoho = await sandbox.SummaryAsync();
        Assert.Equal(Records, RunFiles.Total(summary, "created"));
        Assert.Equal(Records, RunFiles.Total(summary, "records"));
        Assert.Equal(0, SandboxProcess.Count(zoho["refusedByLimit"]));
        Assert.InRange(SandboxProcess.Count(zoho["maxInWindow"]), 1, 100);
        Assert.Equal(0, SandboxProcess.Count(zoho["emails"]));
        Assert.InRange(SandboxProcess.Count(zoho["arrivals"]), Records + Shipped, (Records + Shipped) * 1.02);
        Assert.Equal(SandboxProcess.Count(zoho["arrivals"]), SandboxProcess.Count(summary["calls"]!["total"]));
        // Nothing that was sent is missed in the replies.
        Assert.Equal("", await File.ReadAllTextAsync(Path.Combine(folder["run"], "problems.jsonl")));
        await AssertSameBooksAsync(sandbox, folder["run"]);
        await AssertReconciledAsync(sandbox, folder);
    }

    /// <summary>The sandbox holds each record of Northwind once, to the cent, and the run's reports name exactly those.</summary>
    internal static async Task AssertSameBooksAsync(SandboxProcess sandbox, string runFolder)
    {
        var contacts = await sandbox.RecordsAsync("books.contacts");
        var items = await sandbox.RecordsAsync("books.items");
        var invoices = await sandbox.RecordsAsync("books.invoices");

        Assert.Equal((120, 77, 830), (contacts.Count, items.Count, invoices.Count));
        Assert.Equal(830, invoices.Select(invoice => invoice!["invoice_number"]!.ToString()).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(RunFiles.InvoicedInNorthwind(), Sum(invoices, "total"));
        await AssertPaidAsync(sandbox, invoices, runFolder);
        AssertSameIds(invoices, "invoice_id", RunFiles.DeliveredIds(runFolder, "orders"));
        AssertSameIds(items, "item_id", RunFiles.DeliveredIds(runFolder, "products"));
        AssertSameIds(contacts, "contact_id", [.. RunFiles.DeliveredIds(runFolder, "customers"), .. RunFiles.DeliveredIds(runFolder, "suppliers")]);
    }

    // Every shipped order is paid once and in full, under its own number; what is left to pay is what is not shipped.
    private static async Task AssertPaidAsync(SandboxProcess sandbox, JsonArray invoices, string runFolder)
    {
        var payments = await sandbox.RecordsAsync("books.customerpayments");
        var paid = invoices.Where(invoice => invoice!["status"]!.ToString() == "paid").ToList();

        Assert.Equal((Shipped, Shipped), (payments.Count, paid.Count));
        Assert.All(paid, invoice => Assert.Equal(0m, Number(invoice, "balance")));
        Assert.Equal(Sum(invoices, "total") - Sum(invoices, "balance"), Sum(payments, "amount"));
        Assert.Equal(
            paid.Select(invoice => (invoice!["invoice_id"]!.ToString(), invoice["reference_number"]!.ToString(), Number(invoice, "total"))).Order(),
            payments.Select(payment => (payment!["invoices"]![0]!["invoice_id"]!.ToString(), payment["reference_number"]!.ToString().Split(" #ZM-")[0], Number(payment, "amount"))).Order());
        Assert.Equal(Shipped, payments.Select(payment => payment!["reference_number"]!.ToString().Split(" #ZM-")[1]).Distinct(StringComparer.Ordinal).Count());
        AssertSameIds(payments, "payment_id", RunFiles.DeliveredIds(runFolder, "payments"));
    }

    // A call for the organisation, and one for each page of 200 of every list.
    private static async Task AssertReconciledAsync(SandboxProcess sandbox, TemporaryFolder folder)
    {
        using var reconcile = CliProcess.Start(folder.Path, Environment(sandbox, folder), "reconcile", folder["run"], "--output", "json");

        Assert.True(await reconcile.WaitAsync() == 0, reconcile.Error + reconcile.Output);
        var found = JsonNode.Parse(reconcile.Output)!;
        var pages = found["modules"]!.AsArray().Sum(module => (SandboxProcess.Count(module!["found"]) + 199) / 200);
        Assert.Equal(1 + pages, SandboxProcess.Count(found["calls"]));
        Assert.Equal(RunFiles.InvoicedInNorthwind(), found["modules"]![2]!["money"]!["zoho"]!.GetValue<decimal>());
    }

    internal static Dictionary<string, string> Environment(SandboxProcess sandbox, TemporaryFolder folder) => new(sandbox.Environment, StringComparer.Ordinal)
    {
        ["ZOHOMIGRATE_State__Folder"] = folder["state"],
        ["ZOHOMIGRATE_Limits__Books__Window"] = "00:00:01",
        ["ZOHOMIGRATE_Delivery__AttemptTimeout"] = "00:00:05",
        ["ZOHOMIGRATE_Delivery__SettleDelay"] = "00:00:00.300",
        ["ZOHOMIGRATE_Delivery__LateArrival"] = "00:00:00.300",
        ["ZOHOMIGRATE_Delivery__AbsenceDelay"] = "00:00:02",
        ["ZOHOMIGRATE_Delivery__DefaultCooldown"] = "00:00:01",
    };

    private static decimal Sum(JsonArray records, string field) => records.Sum(record => Number(record, field));

    private static decimal Number(JsonNode? record, string field) => decimal.Parse(record![field]!.ToString(), CultureInfo.InvariantCulture);

    private static void AssertSameIds(JsonArray records, string idField, IReadOnlyList<string> delivered) =>
        Assert.Equal(records.Select(record => record![idField]!.ToString()).Order(StringComparer.Ordinal), delivered.Order(StringComparer.Ordinal));
}
