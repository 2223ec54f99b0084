using System.Globalization;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Validation;

namespace ZohoMigrate.Tests.Validation;

public sealed class TotalRuleTests
{
    private const string Untaxed = """{"name":"x","quantity":3,"rate":9.99,"discount":"15%"}""";

    private static readonly ModuleSpec Invoices = ZohoCatalogue.Load().Module("books.invoices");

    [Theory]
    [InlineData(Untaxed, "25.47", "0", "")]
    [InlineData(Untaxed, "25.46", "0.01", "")]
    [InlineData(Untaxed, "25.46", "0", "total-differs")]
    [InlineData(Untaxed, "29.97", "0.01", "total-differs")]
    [InlineData(Untaxed, null, "0", "total-unchecked")]
    [InlineData("""{"name":"x","quantity":3,"rate":9.99,"tax_id":"982000000000190"}""", "29.97", "0", "total-unchecked")]
    [InlineData("""{"name":"x","quantity":3,"rate":"9.99"}""", "1.00", "0", "wrong-type")]
    public void Check_Total_IsComparedWithTheSources(string line, string? stated, string tolerance, string code) =>
        Assert.Equal(code, string.Join(' ', Check(line, stated, tolerance).Select(problem => problem.Code)));

    [Fact]
    public void Check_ADifference_NamesWhatOneNeedsToFindIt()
    {
        var problem = Assert.Single(Check(Untaxed, "20.00", "0.01"));

        Assert.Equal("total is 25.47, which is 5.47 more than column `OrderTotal` says (orders.csv line 2)", problem.Message);
        Assert.Equal(("total", Severity.Error), (problem.Field, problem.Severity));
    }

    private static IReadOnlyList<Problem> Check(string line, string? stated, string tolerance)
    {
        var record = TestRecord.Of(
            $$"""{"customer_id":{"$ref":"customers","key":"1"},"invoice_number":"7","date":"2024-01-31","line_items":[{{line}}]}""",
            "orders", "books.invoices");
        var total = new SourceTotal("OrderTotal", stated is null ? null : decimal.Parse(stated, CultureInfo.InvariantCulture), decimal.Parse(tolerance, CultureInfo.InvariantCulture));
        return new ValidationStage(Invoices, new HashSet<string>()).Check(record with { SourceTotal = total }).Problems;
    }
}
