using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxPaymentTests
{
    [Theory]
    [InlineData("25.00", "paid", "0.00")]
    [InlineData("24.99", "partially_paid", "0.01")]
    public async Task Create_Payment_LowersTheBalanceAlsoOfADraft(string amount, string status, string balance)
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (customer, invoice) = await InvoicedAsync(sandbox);

        var reply = await PayAsync(sandbox, customer, invoice, amount);

        Assert.Equal((201, 0), reply.Verdict);
        Assert.Equal((status, decimal.Parse(balance, CultureInfo.InvariantCulture)), await StandingAsync(sandbox, invoice));
        var payment = reply.Body["payment"]!;
        Assert.Equal(invoice, payment["invoices"]![0]!["invoice_id"]!.ToString());
        Assert.Equal("", payment["reference_number"]!.ToString());
    }

    [Fact]
    public async Task Create_MoreThanTheBalance_Answers24016AndChangesNothing()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (customer, invoice) = await InvoicedAsync(sandbox);
        await PayAsync(sandbox, customer, invoice, "20");

        var over = await PayAsync(sandbox, customer, invoice, "5.01");
        var twice = await sandbox.PostAsync("/customerpayments", Body(customer, "6", $$"""{"invoice_id":"{{invoice}}","amount_applied":3},{"invoice_id":"{{invoice}}","amount_applied":3}"""));

        Assert.Equal((400, 24016, "The amount entered is more than the balance due for the selected invoices."), (over.Status, over.Code, over.Message));
        Assert.Equal((400, 24016), twice.Verdict);
        Assert.Equal(("partially_paid", 5m), await StandingAsync(sandbox, invoice));
        Assert.Equal(1, (await sandbox.SummarizeAsync()).Records["books.customerpayments"].Count);
    }

    [Fact]
    public async Task Create_BadPayment_IsRefusedAsZohoDoes()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (customer, invoice) = await InvoicedAsync(sandbox);

        Assert.Equal((400, 1002, "Invoice does not exist."), Told(await PayAsync(sandbox, customer, "4711", "1")));
        Assert.Equal((400, 1002, "Contact does not exist."), Told(await PayAsync(sandbox, "4711", invoice, "1")));
        Assert.Equal((400, 8, "Invalid Element customer_name"), Told(await sandbox.PostAsync("/customerpayments", Body(customer, "1", "").Replace("{\"date", "{\"customer_name\":\"Ada\",\"date", StringComparison.Ordinal))));
        Assert.Equal((400, 2050), (await PayAsync(sandbox, customer, invoice, "0")).Verdict);
        Assert.Equal((400, 2), (await sandbox.PostAsync("/customerpayments", Body(customer, "1", $$"""{"invoice_id":"{{invoice}}","amount_applied":2}"""))).Verdict);
        Assert.Equal(("draft", 25m), await StandingAsync(sandbox, invoice));
    }

    [Fact]
    public async Task Delete_OfInvoiceAndPayment_GoChildrenFirst()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (customer, invoice) = await InvoicedAsync(sandbox);
        var first = (await PayAsync(sandbox, customer, invoice, "20")).Body["payment"]!["payment_id"]!.ToString();
        var second = (await PayAsync(sandbox, customer, invoice, "5")).Body["payment"]!["payment_id"]!.ToString();

        var refused = await sandbox.CallAsync(HttpMethod.Delete, $"/invoices/{invoice}");
        await sandbox.CallAsync(HttpMethod.Delete, $"/customerpayments/{second}");
        var afterOne = await StandingAsync(sandbox, invoice);
        await sandbox.CallAsync(HttpMethod.Delete, $"/customerpayments/{first}");

        Assert.Equal(400, refused.Status);
        Assert.Contains("a payment or a credit note is applied to it", refused.Message, StringComparison.Ordinal);
        Assert.Equal((("partially_paid", 5m), ("sent", 25m)), (afterOne, await StandingAsync(sandbox, invoice)));
        Assert.Equal(200, (await sandbox.CallAsync(HttpMethod.Delete, $"/invoices/{invoice}")).Status);
    }

    [Fact]
    public async Task MarkAsSent_OfAPaidInvoice_LeavesItPaid()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (customer, invoice) = await InvoicedAsync(sandbox);
        await PayAsync(sandbox, customer, invoice, "25");

        Assert.Equal(200, (await sandbox.PostAsync($"/invoices/{invoice}/status/sent", "")).Status);
        Assert.Equal(("paid", 0m), await StandingAsync(sandbox, invoice));
    }

    [Fact]
    public async Task List_Payments_ShowsWhatTellsThemApartNewestFirst()
    {
        await using var sandbox = await SandboxHarness.StartAsync();
        var (customer, invoice) = await InvoicedAsync(sandbox);
        await PayAsync(sandbox, customer, invoice, "20.00", "UTR 1");
        await PayAsync(sandbox, customer, invoice, "5.00", "UTR 2");

        var newest = Rows(await sandbox.GetAsync("/customerpayments?sort_column=created_time&sort_order=D"));

        Assert.Equal(["UTR 2", "UTR 1"], newest.Select(row => row!["reference_number"]!.ToString()));
        Assert.All(newest, row => Assert.All(["payment_id", "customer_id", "date", "amount", "created_time"], field => Assert.NotNull(row![field])));
        Assert.All(newest, row => Assert.Null(row!["invoices"]));
        Assert.Equal("UTR 1", Assert.Single(Rows(await sandbox.GetAsync("/customerpayments?amount=20")))!["reference_number"]!.ToString());
        Assert.Equal("UTR 2", Assert.Single(Rows(await sandbox.GetAsync("/customerpayments?reference_number=UTR%202")))!["reference_number"]!.ToString());
        Assert.Equal(2, Rows(await sandbox.GetAsync($"/customerpayments?customer_id={customer}&payment_mode=cash")).Count);
    }

    [Fact]
    public async Task Summary_OfPayments_CountsSumsBalancesAndTwins()
    {
        using var folder = new TemporaryFolder();
        var options = new SandboxOptions { StateFile = folder["zoho.db"] };
        await using (var sandbox = await SandboxHarness.StartAsync(options))
        {
            var (customer, invoice) = await InvoicedAsync(sandbox);
            await PayAsync(sandbox, customer, invoice, "10.00", "UTR 1");
            await PayAsync(sandbox, customer, invoice, "10.00", "UTR 1");
            await PayAsync(sandbox, customer, invoice, "5.00", "UTR 1");
        }

        await using var again = await SandboxHarness.StartAsync(options);
        var summary = await again.SummarizeAsync();

        Assert.Equal((3, 25.00m, (decimal?)null), (summary.Records["books.customerpayments"].Count, summary.Records["books.customerpayments"].Total, summary.Records["books.customerpayments"].Balance));
        Assert.Equal((25m, 0m, 1), (summary.Records["books.invoices"].Total, summary.Records["books.invoices"].Balance, summary.Records["books.invoices"].Statuses["paid"]));
        Assert.Equal((1, 1), (summary.Duplicates["books.customerpayments"], summary.CreatesCommittedTwice));
    }

    private static async Task<(string Customer, string Invoice)> InvoicedAsync(SandboxHarness sandbox)
    {
        var customer = await sandbox.ContactAsync("Ada");
        return (customer, (await sandbox.InvoiceAsync(customer, "1", 25m)).Body["invoice"]!["invoice_id"]!.ToString());
    }

    private static Task<SandboxReply> PayAsync(SandboxHarness sandbox, string customer, string invoice, string amount, string? reference = null)
    {
        var body = Body(customer, amount, $$"""{"invoice_id":"{{invoice}}","amount_applied":{{amount}}}""");
        return sandbox.PostAsync("/customerpayments", reference is null ? body : body.Replace("{\"date", $"{{\"reference_number\":\"{reference}\",\"date", StringComparison.Ordinal));
    }

    private static string Body(string customer, string amount, string invoices) =>
        $$"""{"date":"2026-03-02","customer_id":"{{customer}}","payment_mode":"cash","amount":{{amount}},"invoices":[{{invoices}}]}""";

    private static async Task<(string Status, decimal Balance)> StandingAsync(SandboxHarness sandbox, string invoice)
    {
        var shown = (await sandbox.GetAsync($"/invoices/{invoice}")).Body["invoice"]!;
        return (shown["status"]!.ToString(), shown["balance"]!.GetValue<decimal>());
    }

    private static JsonArray Rows(SandboxReply reply) => reply.Body["customerpayments"]!.AsArray();

    private static (int, int?, string) Told(SandboxReply reply) => (reply.Status, reply.Code, reply.Message);
}
