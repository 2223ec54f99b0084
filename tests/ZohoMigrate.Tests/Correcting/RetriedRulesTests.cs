using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Correcting;

namespace ZohoMigrate.Tests.Correcting;

/// <summary>What is corrected is held against what is staged and what Zoho has already; what Zoho has is never the one at fault.</summary>
public sealed class RetriedRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RetriedRulesTests()
    {
        _folder.Write("migration.yaml", "name: t\nproducts: [books]\nstreams: [accounts, items, customers, orders, payments]");
        _folder.Write("accounts.yaml", """
            module: books.accounts
            source: accounts.csv
            key: [id]
            fields: { account_name: { from: id }, account_type: { from: type }, parent_account_id: { ref: accounts, from: parent } }
            """);
        _folder.Write("items.yaml", """
            module: books.items
            source: items.csv
            key: [id]
            fields: { name: { from: id }, sku: { from: sku }, rate: { from: rate } }
            """);
        _folder.Write("customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: id } }");
        _folder.Write("orders.yaml", """
            module: books.invoices
            source: orders.csv
            key: [id]
            fields:
              customer_id: { ref: customers, from: customer }
              invoice_number: { from: id }
              date: { from: date }
              line_items: [{ fields: { name: { const: work }, rate: { from: rate }, quantity: { const: 1 }, tax_id: { from: tax } } }]
            """);
        PaymentsTake("from: amount");
        _folder.Write("accounts.csv", "id,type,parent\n");
        _folder.Write("items.csv", "id,sku,rate\n");
        _folder.Write("customers.csv", "id\nC\n");
        _folder.Write("orders.csv", "id,customer,date,rate,tax\n1,C,2026-01-02,100.00,\n");
        _folder.Write("payments.csv", "id,customer,order,amount,date\n");
    }

    [Theory]
    [InlineData("40.00", "")]
    [InlineData("40.01", "over-paid")]
    public async Task Retry_APaymentBesideADeliveredOne_MayTakeWhatThatOneLeft(string amount, string code)
    {
        // The delivered one stands behind it in the file, and goes first all the same.
        _folder.Write("payments.csv", "id,customer,order,amount,date\n1,C,1,much,2026-01-03\n2,C,1,60.00,2026-01-03\n");
        await using var checkpoint = await DeliveredAsync();

        await RetryAsync(checkpoint, "payments.csv", file => file["payments.csv#1", "amount"] = amount);

        Assert.Equal(code, await CodesAsync(checkpoint));
        Assert.Equal(1, (await checkpoint.AccountAsync("payments"))[RecordState.Created]);
    }

    [Fact]
    public async Task Retry_TwoPaymentsThatTogetherAreTooMuch_RejectsTheLaterOne()
    {
        _folder.Write("payments.csv", "id,customer,order,amount,date\n1,C,1,60.00,soon\n2,C,1,60.00,soon\n");
        await using var checkpoint = await DeliveredAsync();

        var account = await RetryAsync(checkpoint, "payments.csv", file => file.Map(cell => cell == "soon" ? "2026-01-03" : cell));

        Assert.Equal((1, 1), (account.Retried, account.Rejected));
        var problem = Assert.Single(await ProblemsAsync(checkpoint));
        Assert.Equal(("over-paid", "payments.csv#2"), (problem.Problem.Code, problem.Row));
    }

    [Fact]
    public async Task Retry_ASkuThatZohoHasByNow_IsRejected()
    {
        _folder.Write("items.csv", "id,sku,rate\nA,S-1,cheap\nB,S-2,cheap\nC,S-3,1\n");
        await using var checkpoint = await DeliveredAsync();

        await RetryAsync(checkpoint, "items.csv", file =>
        {
            file["items.csv#1", "rate"] = file["items.csv#2", "rate"] = "1";
            file["items.csv#1", "sku"] = "S-3";
        });

        var problem = Assert.Single(await ProblemsAsync(checkpoint));
        Assert.Equal(("duplicate-value", "items.csv#1", "sku"), (problem.Problem.Code, problem.Row, problem.Problem.Field));
        Assert.Matches(@"and Zoho's record [0-9]+, as items 'C' was sent \(items\.csv line 4\), has the same", problem.Problem.Message);
    }

    [Fact]
    public async Task Retry_ASkuThatWasCorrected_IsTheOneThatCountsFromThenOn()
    {
        _folder.Write("items.csv", "id,sku,rate\nA,S-1,cheap\nB,S-2,cheap\n");
        await using var checkpoint = await DeliveredAsync();
        await RetryAsync(checkpoint, "items.csv", file =>
        {
            file.Remove("items.csv#2");
            file["items.csv#1", "rate"] = "1";
            file["items.csv#1", "sku"] = "S-2";
        });

        await RetryAsync(checkpoint, "items.csv", file => file["items.csv#2", "rate"] = "1");
        Assert.Equal("duplicate-value", await CodesAsync(checkpoint));

        await RetryAsync(checkpoint, "items.csv", file => file["items.csv#2", "sku"] = "S-1");
        Assert.Equal("", await CodesAsync(checkpoint));
    }

    [Theory]
    [InlineData("expense", "")]
    [InlineData("income", "parent-differs")]
    public async Task Retry_AChildOfARecordThatZohoHas_MustAgreeWithIt(string type, string code)
    {
        _folder.Write("accounts.csv", "id,type,parent\nP,expense,\nC,,P\n");
        await using var checkpoint = await DeliveredAsync();

        await RetryAsync(checkpoint, "accounts.csv", file => file["accounts.csv#2", "type"] = type);

        Assert.Equal(code, await CodesAsync(checkpoint));
    }

    [Theory]
    [InlineData("income", "")]
    [InlineData("expense", "parent-differs parent-rejected")]
    public async Task Retry_ARecordThatOthersWaitedFor_MustAgreeWithThem(string type, string codes)
    {
        _folder.Write("accounts.csv", "id,type,parent\nP,,\nC,income,P\nD,income,C\n");
        await using var checkpoint = await DeliveredAsync();

        await RetryAsync(checkpoint, "accounts.csv", file => file.Remove("accounts.csv#2").Remove("accounts.csv#3")["accounts.csv#1", "type"] = type);

        Assert.Equal(codes, await CodesAsync(checkpoint));
        if (codes.Length == 0)
            return;
        var problem = (await ProblemsAsync(checkpoint))[0];
        Assert.Equal(("accounts.csv#2", "account_type"), (problem.Row, problem.Problem.Field));
        Assert.Equal(
            "account_type is another than that of the record parent_account_id refers to (accounts.csv line 2) (accounts.csv line 3)", problem.Problem.Message);
    }

    [Fact]
    public async Task Retry_AnInvoice_BringsItsPaymentWithTheCorrectedTotal()
    {
        Spoil("total_of: orders, from: order", "1,C,1,,2026-01-03");
        await using var checkpoint = await DeliveredAsync();

        await RetryAsync(checkpoint, "orders.csv", file => (file["orders.csv#1", "date"], file["orders.csv#1", "rate"]) = ("2026-01-02", "80.00"));

        await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "invoice");
        var payment = (await checkpoint.TakeOneAsync()).Payload;
        Assert.Equal((80.00m, "invoice"), ((decimal)payment["amount"]!, (string)payment["invoices"]![0]!["invoice_id"]!));
        Assert.Empty(await ProblemsAsync(checkpoint));
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("100.00", "982000000000190")]
    public async Task Retry_AnInvoiceThatComesToNothingNow_HasItsPaymentRejectedAndIsSentItself(string rate, string tax)
    {
        Spoil("total_of: orders, from: order", "1,C,1,,2026-01-03");
        await using var checkpoint = await DeliveredAsync();

        await RetryAsync(checkpoint, "orders.csv", file =>
            (file["orders.csv#1", "date"], file["orders.csv#1", "rate"], file["orders.csv#1", "tax"]) = ("2026-01-02", rate, tax));

        Assert.Equal("no-total", await CodesAsync(checkpoint));
        await checkpoint.DeliverAsync((await checkpoint.TakeOneAsync()).Item, "invoice");
        Assert.Empty(await checkpoint.TakeReadyAsync(1, CancellationToken.None));
        Assert.Equal(1, (await checkpoint.AccountAsync("payments"))[RecordState.Rejected]);
    }

    [Fact]
    public async Task Retry_AnInvoiceThatIsLessNow_HasThePaymentRejectedThatIsTooMuch()
    {
        Spoil("from: amount", "1,C,1,60.00,2026-01-03", "2,C,1,40.00,2026-01-03");
        await using var checkpoint = await DeliveredAsync();

        await RetryAsync(checkpoint, "orders.csv", file => (file["orders.csv#1", "date"], file["orders.csv#1", "rate"]) = ("2026-01-02", "99.99"));

        var problem = Assert.Single(await ProblemsAsync(checkpoint));
        Assert.Equal(("over-paid", "payments.csv#2"), (problem.Problem.Code, problem.Row));
        Assert.Equal("invoices[0].invoice_id is the record at orders.csv line 2, and with what comes before, more is applied to it than its total (payments.csv line 3)", problem.Problem.Message);
        Assert.Equal(1, (await checkpoint.AccountAsync("payments"))[RecordState.Pending]);
    }

    [Fact]
    public async Task Retry_APaymentOfAnInvoiceThatIsNowhere_SaysSoOnce()
    {
        Spoil("total_of: orders, from: order", "1,C,1,,soon");
        await using var checkpoint = await DeliveredAsync();

        await RetryAsync(checkpoint, "payments.csv", file => (file["payments.csv#1", "date"], file["payments.csv#1", "order"]) = ("2026-01-03", "2"));

        var problem = Assert.Single(await ProblemsAsync(checkpoint), problem => problem.Stream == "payments").Problem;
        Assert.Equal(("dangling-reference", "invoices[0].invoice_id"), (problem.Code, problem.Field));
    }

    public void Dispose() => _folder.Dispose();

    // An invoice that is rejected for its date, and payments that wait for it.
    private void Spoil(string amount, params string[] payments)
    {
        PaymentsTake(amount);
        _folder.Write("orders.csv", "id,customer,date,rate,tax\n1,C,soon,100.00,\n");
        _folder.Write("payments.csv", "id,customer,order,amount,date\n" + string.Concat(payments.Select(payment => payment + "\n")));
    }

    private void PaymentsTake(string amount) => _folder.Write("payments.yaml", $$"""
        module: books.customerpayments
        source: payments.csv
        key: [id]
        fields:
          customer_id: { ref: customers, from: customer }
          payment_mode: { const: cash }
          amount: { {{amount}} }
          date: { from: date }
          invoices: [{ fields: { invoice_id: { ref: orders, from: order }, amount_applied: { {{amount}} } } }]
        """);

    private async Task<SqliteCheckpoint> DeliveredAsync()
    {
        var checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        await Road(checkpoint).StageAsync(Load(), _folder.Path, NoProgress.Instance, CancellationToken.None);
        while (await checkpoint.TakeReadyAsync(1, CancellationToken.None) is [var step])
            await checkpoint.DeliverAsync(step.Item, step.Item.Record.ToString(CultureInfo.InvariantCulture));
        return checkpoint;
    }

    private async Task<CorrectionAccount> RetryAsync(SqliteCheckpoint checkpoint, string name, Action<ReportFile> mend)
    {
        await ReportingStage.WriteAsync(
            checkpoint, ZohoCatalogue.Load(), _folder.Path, new RunEnd(RunState.CompletedWithErrors), NullLogger.Instance, CancellationToken.None);
        var file = ReportFile.Load(_folder["errors", name]);
        mend(file);
        file.Save();
        return await Road(checkpoint).RetryAsync(Load(), [new ReturnedFile(_folder["errors", name], name)], CancellationToken.None);
    }

    private Pack Load() => Pack.Load(_folder.Path, new Dictionary<string, string>(StringComparer.Ordinal), ZohoCatalogue.Load());

    private static MigrationPipeline Road(SqliteCheckpoint checkpoint) => new(checkpoint, ZohoCatalogue.Load(), TimeProvider.System, NullLogger.Instance);

    private static async Task<List<ReportedProblem>> ProblemsAsync(SqliteCheckpoint checkpoint) =>
        await checkpoint.ReadProblemsAsync(CancellationToken.None).Where(problem => problem.Problem.Severity == Severity.Error).ToListAsync();

    private static async Task<string> CodesAsync(SqliteCheckpoint checkpoint) =>
        string.Join(' ', (await ProblemsAsync(checkpoint)).Select(problem => problem.Problem.Code).Distinct(StringComparer.Ordinal));
}
