using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;

namespace ZohoMigrate.Tests.Validation;

/// <summary>Over-payment (24016) is found before the first call: in a run, and in a dry run that keeps no payloads.</summary>
public sealed class OverPaymentTests : IDisposable
{
    private const string Payments = """
        module: books.customerpayments
        source: payments.csv
        key: [id]
        fields:
          customer_id: { ref: customers, from: customer }
          payment_mode: { const: cash }
          amount: { from: amount }
          date: { from: date }
          invoices: [{ fields: { invoice_id: { ref: orders, from: order }, amount_applied: { from: amount } } }]
        """;

    private readonly TemporaryFolder _folder = new();

    public OverPaymentTests()
    {
        _folder.Write("migration.yaml", "name: t\nproducts: [books]\nstreams: [customers, orders, payments]");
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
        _folder.Write("customers.csv", "id\nC\n");
        _folder.Write("payments.yaml", Payments);
        Orders("100.00");
    }

    [Theory]
    [InlineData("exactly the total", "60.00 40.00", "")]
    [InlineData("a cent too much", "60.00 40.01", "3")]
    [InlineData("a mill too much", "60 40.001", "3")]
    [InlineData("the one that goes over, and all that follow, though one would fit", "60 50 40", "3 4")]
    [InlineData("the very first", "100.01 1", "2 3")]
    [InlineData("a sum that binary fractions get wrong", "0.10 0.20 99.70", "")]
    public async Task Stage_Payments_MayNotComeToMoreThanTheirInvoice(string odd, string amounts, string rejectedLines)
    {
        Pay([.. amounts.Split(' ').Select(amount => $"1,{amount}")]);

        foreach (var keeping in Enum.GetValues<Keeping>())
        {
            // A mill is told besides.
            var problems = (await ProblemsAsync(keeping)).Where(problem => problem.Problem.Severity == Severity.Error).ToList();

            Assert.True(rejectedLines == string.Join(' ', problems.Select(problem => problem.Line)), odd);
            Assert.All(problems, problem => Assert.Equal(("over-paid", "invoices[0].invoice_id"), (problem.Problem.Code, problem.Problem.Field)));
        }
    }

    [Fact]
    public async Task Stage_OverPayment_NamesBothPlacesAndNoValue()
    {
        Pay("1,4711.00");

        var problem = Assert.Single(await ProblemsAsync(Keeping.Keys)).Problem;

        Assert.Equal(
            "invoices[0].invoice_id is the record at orders.csv line 2, and with what comes before, more is applied to it than its total (payments.csv line 2)",
            problem.Message);
        Assert.NotNull(problem.Hint);
    }

    [Fact]
    public async Task Stage_PaymentRejectedForSomethingElse_DoesNotCount()
    {
        Pay("1,60,tomorrow", "1,100");

        Assert.Equal(["not-a-date"], (await ProblemsAsync(Keeping.Keys)).Select(problem => problem.Problem.Code));
    }

    [Fact]
    public async Task Stage_InvoiceWhoseTotalOnlyZohoKnows_TakesAnyAmount()
    {
        Orders("100.00,982000000000190");
        Pay("1,1000");

        Assert.Empty(await ProblemsAsync(Keeping.Keys));
    }

    [Fact]
    public async Task Stage_ManyInvoices_AreEachJudgedByTheirOwnTotal()
    {
        Orders([.. Enumerable.Range(1, 300).Select(order => $"{order}.50")]);
        Pay([.. Enumerable.Range(1, 300).SelectMany(order => (string[])[$"{order},{order}.25", $"{order},0.{(order % 100 == 0 ? 26 : 25)}"])]);

        Assert.Equal([201, 401, 601], (await ProblemsAsync(Keeping.Rows)).Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("100.00", "")]
    [InlineData("0", "no-total")]
    [InlineData("-5", "below-usual no-total")]
    [InlineData("100.00,982000000000190", "no-total")]
    public async Task Stage_AmountThatIsTheInvoicesTotal_NeedsOne(string order, string code)
    {
        Orders(order);
        _folder.Write("payments.yaml", Payments.Replace("from: amount", "total_of: orders, from: order", StringComparison.Ordinal));
        Pay("1,");

        var problems = await ProblemsAsync(Keeping.Keys);

        Assert.Equal(code, string.Join(' ', problems.Select(problem => problem.Problem.Code).Distinct(StringComparer.Ordinal)));
        Assert.All(problems.Where(problem => problem.Stream == "payments"), problem => Assert.Contains("the total of the record at orders.csv line 2", problem.Problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stage_TheSameInvoicePaidInFullTwice_IsOverPaid()
    {
        _folder.Write("payments.yaml", Payments.Replace("from: amount", "total_of: orders, from: order", StringComparison.Ordinal));
        Pay("1,", "1,");

        var problem = Assert.Single(await ProblemsAsync(Keeping.Everything));

        Assert.Equal(("over-paid", 3), (problem.Problem.Code, problem.Line));
    }

    [Fact]
    public async Task Stage_PaymentOfAnInvoiceThatIsNowhere_SaysSoOnce()
    {
        _folder.Write("payments.yaml", Payments.Replace("from: amount", "total_of: orders, from: order", StringComparison.Ordinal));
        Pay("2,");

        var problem = Assert.Single(await ProblemsAsync(Keeping.Keys)).Problem;

        Assert.Equal(("dangling-reference", "invoices[0].invoice_id"), (problem.Code, problem.Field));
    }

    public void Dispose() => _folder.Dispose();

    private void Orders(params string[] totals) => _folder.Write(
        "orders.csv", "id,customer,date,rate,tax\n" + string.Concat(totals.Select((total, index) => $"{index + 1},C,2026-01-02,{total}{(total.Contains(',', StringComparison.Ordinal) ? "" : ",")}\n")));

    private void Pay(params string[] payments) => _folder.Write(
        "payments.csv", "id,customer,order,amount,date\n" + string.Concat(payments.Select((payment, index) =>
            $"{index + 1},C,{payment}{(payment.Count(character => character == ',') > 1 ? "" : ",2026-01-03")}\n")));

    private async Task<List<ReportedProblem>> ProblemsAsync(Keeping keeping)
    {
        var pack = Pack.Load(_folder.Path, new Dictionary<string, string>(), ZohoCatalogue.Load());
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder[$"{Guid.NewGuid():N}.db"], Staging.Manifest, keeping, TimeProvider.System, CancellationToken.None);
        await new MigrationPipeline(checkpoint, ZohoCatalogue.Load(), TimeProvider.System, NullLogger.Instance)
            .StageAsync(pack, _folder.Path, NoProgress.Instance, CancellationToken.None);
        return await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();
    }
}
