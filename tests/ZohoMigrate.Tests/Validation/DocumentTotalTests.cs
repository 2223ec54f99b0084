using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Tests.Validation;

public sealed class DocumentTotalTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [Theory]
    [InlineData("""{"line_items":[{"quantity":3,"rate":9.99,"discount":"15%"}],"shipping_charge":4.10}""", "29.57")]
    [InlineData("""{"line_items":[{"quantity":1,"rate":0.125}]}""", "0.13")]
    [InlineData("""{"line_items":[{"quantity":1,"rate":-0.125}]}""", "-0.13")]
    [InlineData("""{"line_items":[{"quantity":1,"rate":0.004},{"quantity":1,"rate":0.004}]}""", "0.00")]
    [InlineData("""{"line_items":[{"quantity":2,"rate":10,"discount":2.5}],"adjustment":-0.5}""", "17.00")]
    [InlineData("""{"line_items":[{"quantity":1,"rate":1,"tax_id":"982000000000190"}]}""", null)]
    [InlineData("""{"line_items":[{"quantity":1,"item_id":"982000000000190"}]}""", null)]
    [InlineData("""{"line_items":[{"quantity":70000000000000000000,"rate":70000000000000000000}]}""", null)]
    public void Of_Invoice_IsTheRuleOfTheDocs(string invoice, string? total) =>
        Assert.Equal(total is null ? null : decimal.Parse(total, CultureInfo.InvariantCulture), DocumentTotal.Of((JsonObject)JsonNode.Parse(invoice)!, KnownTaxes.None));

    [Fact]
    public void Find_Modules_HaveTheirRule()
    {
        Assert.NotNull(RecordTotal.Of(Catalogue.Module("books.invoices"), []));
        Assert.Null(RecordTotal.Of(Catalogue.Module("books.contacts"), []));
        Assert.Equal(12.50m, RecordTotal.Of(Catalogue.Module("books.customerpayments"), new JsonObject { ["amount"] = 12.50m }));
        Assert.Null(RecordTotal.Of(Catalogue.Module("books.customerpayments"), new JsonObject { ["amount"] = Payload.TotalMarker("orders", "1") }));
        Assert.Equal(("total", "amount"), (RecordTotal.FieldOf(Catalogue.Module("books.invoices")), RecordTotal.FieldOf(Catalogue.Module("books.customerpayments"))));
        Assert.Throws<CatalogueException>(() => RecordTotal.Of(Catalogue.Module("books.contacts") with { Total = "invoise" }, []));
    }
}
