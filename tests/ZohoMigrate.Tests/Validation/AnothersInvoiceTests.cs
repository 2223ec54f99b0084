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
using ZohoMigrate.Tests.Cli;

namespace ZohoMigrate.Tests.Validation;

/// <summary>A payment that is applied to an invoice of another customer than the one who pays is found before the first call.</summary>
public sealed class AnothersInvoiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AnothersInvoiceTests()
    {
        WritePack();
        _folder.Write("data/customers.csv", "id,type\nAnn,customer\nBen,customer\nVera,customer\n");
        _folder.Write("data/orders.csv", "id,customer\n1,Ann\n2,Ben\n3,Ann\n");
    }

    [Theory]
    [InlineData("their own", "1,Ann,1,3 2,Ben,2,2", "")]
    [InlineData("another customer's", "1,Ann,1,3 2,Ann,2,2", "invoices[0].invoice_id@3 invoices[1].invoice_id@3")]
    [InlineData("another's as the second", "1,Ann,1,2 2,Ben,2,2", "invoices[1].invoice_id@2")]
    [InlineData("by a third", "1,Vera,1,1", "invoices[0].invoice_id@2 invoices[1].invoice_id@2")]
    public async Task Stage_PaymentsOfInvoices_MustBeOfTheCustomerWhoPays(string whose, string payments, string expected)
    {
        Pay(payments);

        foreach (var keeping in Enum.GetValues<Keeping>())
        {
            var problems = await ProblemsAsync(keeping);

            Assert.True(expected == string.Join(' ', problems.Select(Place)), whose);
            Assert.All(problems, problem => Assert.Equal(("another-party", "customer_id", Severity.Error), (problem.Problem.Code, problem.Problem.Field, problem.Problem.Severity)));
        }
    }

    [Fact]
    public async Task Stage_AnothersInvoice_NamesBothPlacesAndNoValue()
    {
        Pay("1,Ann,1,2");

        Assert.Equal(
            "customer_id is another than that of the record invoices[1].invoice_id refers to (orders.csv line 3) (payments.csv line 2)",
            Assert.Single(await ProblemsAsync(Keeping.Keys)).Problem.Message);
    }

    [Theory]
    [InlineData("warning", "Warning")]
    [InlineData("off", "")]
    public async Task Stage_APackThatKnowsBetter_IsHeard(string severity, string expected)
    {
        WritePack($"rules: {{ another-party: {severity} }}");
        Pay("1,Ann,1,2");

        Assert.Equal(expected, string.Join(' ', (await ProblemsAsync(Keeping.Keys)).Select(problem => problem.Problem.Severity)));
    }

    // Zoho's own id of a customer, and one of the sources, cannot be compared here.
    [Fact]
    public async Task Stage_ACustomerNamedByZohosId_IsNotJudged()
    {
        WritePack(customer: "{ const: \"460000000026049\" }");
        Pay("1,Ann,1,2");

        Assert.Empty(await ProblemsAsync(Keeping.Keys));
    }

    [Fact]
    public async Task Retry_PaymentCorrectedToTheRightInvoiceAndToAnothers_IsJudgedAnew()
    {
        Pay("1,Ann,1,2 2,Ben,2,3");
        var run = await CliRun.InvokeAsync("run", _folder["pack"], "--data", _folder["data"], "--run", _folder["run"]);
        Assert.True(run.ExitCode == 1, run.Out + run.Error);
        var report = _folder["run/errors/payments.csv"];
        var text = await File.ReadAllTextAsync(report);
        Assert.Contains("1,Ann,1,2", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(report, text.Replace("1,Ann,1,2", "1,Ann,1,3", StringComparison.Ordinal).Replace("2,Ben,2,3", "2,Vera,2,2", StringComparison.Ordinal));

        var retried = await CliRun.InvokeAsync("retry", _folder["run"]);

        Assert.True(retried.ExitCode == 1, retried.Out + retried.Error);
        Assert.Contains("another-party", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
        Assert.DoesNotContain("1,Ann", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Place(ReportedProblem problem) =>
        $"{problem.Problem.Message.Split(' ').Single(word => word.StartsWith("invoices[", StringComparison.Ordinal))}@{problem.Line}";

    private void WritePack(string rules = "", string customer = "{ ref: customers, from: customer }")
    {
        _folder.Write("pack/migration.yaml", $"name: t\nproducts: [books]\nstreams: [customers, orders, payments]\n{rules}");
        _folder.Write("pack/customers.yaml", "module: books.contacts\nsource: customers.csv\nkey: [id]\nfields: { contact_name: { from: id }, contact_type: { from: type } }");
        _folder.Write("pack/orders.yaml", """
            module: books.invoices
            source: orders.csv
            key: [id]
            fields:
              customer_id: { ref: customers, from: customer }
              invoice_number: { from: id }
              date: { const: 2026-01-02 }
              line_items: [{ fields: { name: { const: work }, rate: { const: 100.00 }, quantity: { const: 1 } } }]
            """);
        _folder.Write("pack/payments.yaml", $$"""
            module: books.customerpayments
            source: payments.csv
            key: [id]
            fields:
              customer_id: {{customer}}
              payment_mode: { const: cash }
              amount: { const: 20.00 }
              date: { const: 2026-01-03 }
              invoices:
                - fields: { invoice_id: { ref: orders, from: first }, amount_applied: { const: 10.00 } }
                - fields: { invoice_id: { ref: orders, from: second }, amount_applied: { const: 10.00 } }
            """);
    }

    private void Pay(string payments) => _folder.Write("data/payments.csv", $"id,customer,first,second\n{payments.Replace(' ', '\n')}\n");

    private async Task<List<ReportedProblem>> ProblemsAsync(Keeping keeping)
    {
        var pack = Pack.Load(_folder["pack"], new Dictionary<string, string>(), ZohoCatalogue.Load());
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder[$"{Guid.NewGuid():N}.db"], Staging.Manifest, keeping, TimeProvider.System, CancellationToken.None);
        await new MigrationPipeline(checkpoint, ZohoCatalogue.Load(), TimeProvider.System, NullLogger.Instance)
            .StageAsync(pack, _folder["data"], NoProgress.Instance, CancellationToken.None);
        return await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();
    }
}
