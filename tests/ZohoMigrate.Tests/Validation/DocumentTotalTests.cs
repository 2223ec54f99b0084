using System.Globalization;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

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
        Assert.Equal(total is null ? null : decimal.Parse(total, CultureInfo.InvariantCulture), DocumentTotal.Of(PayloadObject.Parse(invoice), KnownTaxes.None));

    [Theory]
    [InlineData("a tax on top", """{"line_items":[{"quantity":1,"rate":100,"tax_id":"IGST18"}]}""", "118.00")]
    [InlineData("each tax of a group by itself: 0.9045 and 0.9045", """{"line_items":[{"quantity":1,"rate":10.05,"tax_id":"GST18"}]}""", "11.85")]
    [InlineData("the example of docs/rounding.md", """{"line_items":[{"quantity":3,"rate":9.99,"discount":"15%","tax_id":"GST18"}],"shipping_charge":4.10}""", "34.15")]
    [InlineData("on the whole: 0.0108", """{"line_items":[{"quantity":1,"rate":0.03,"tax_id":"IGST18"},{"quantity":1,"rate":0.03,"tax_id":"IGST18"}]}""", "0.07")]
    [InlineData("line by line: 0.0054 and 0.0054", """{"is_item_level_tax_calc":true,"line_items":[{"quantity":1,"rate":0.03,"tax_id":"IGST18"},{"quantity":1,"rate":0.03,"tax_id":"IGST18"}]}""", "0.08")]
    [InlineData("in the price", """{"is_inclusive_tax":true,"line_items":[{"quantity":1,"rate":100,"tax_id":"GST18"}]}""", "100.00")]
    [InlineData("in the price, whatever tax it is", """{"is_inclusive_tax":true,"line_items":[{"quantity":1,"rate":100,"tax_id":"another"}]}""", "100.00")]
    [InlineData("a discount before tax", """{"line_items":[{"quantity":1,"rate":100,"discount":"10%","tax_id":"IGST18"}]}""", "106.20")]
    [InlineData("a discount after tax", """{"is_discount_before_tax":false,"line_items":[{"quantity":1,"rate":100,"discount":"10%","tax_id":"IGST18"}]}""", "108.00")]
    [InlineData("freight bears none", """{"shipping_charge":50,"adjustment":-0.4,"line_items":[{"quantity":1,"rate":100,"tax_id":"IGST18"},{"quantity":1,"rate":10}]}""", "177.60")]
    [InlineData("a tax that is not the pack's", """{"line_items":[{"quantity":1,"rate":100,"tax_id":"another"}]}""", null)]
    [InlineData("a compound tax", """{"line_items":[{"quantity":1,"rate":100,"tax_id":"compound"}]}""", null)]
    [InlineData("a group with one that is not known", """{"line_items":[{"quantity":1,"rate":100,"tax_id":"half"}]}""", null)]
    [InlineData("owed by the buyer", """{"is_reverse_charge_applied":true,"line_items":[{"quantity":1,"rate":100,"tax_id":"IGST18"}]}""", null)]
    public void Of_TaxedLines_IsKnownWhereTheTaxesAre(string odd, string document, string? total)
    {
        var payload = PayloadObject.Parse(document);
        foreach (var line in ((PayloadList)payload["line_items"]!).OfType<PayloadObject>().Where(line => line["tax_id"] is not null))
            line["tax_id"] = Payload.ReferenceMarker("taxes", line["tax_id"]!.ToString());

        var told = DocumentTotal.Of(payload, Taxes());

        Assert.True((total is null ? null : decimal.Parse(total, CultureInfo.InvariantCulture)) == told, $"{odd}: {told}");
    }

    [Theory]
    [InlineData("""{"amount":118,"is_inclusive_tax":true,"tax_id":{"$ref":"taxes","key":"IGST18"}}""", "118")]
    [InlineData("""{"amount":100,"is_inclusive_tax":false,"tax_id":{"$ref":"taxes","key":"GST18"}}""", "118")]
    [InlineData("""{"amount":100,"tax_id":{"$ref":"taxes","key":"IGST18"}}""", "118")]
    [InlineData("""{"amount":100,"tax_id":"982000000000190"}""", null)]
    [InlineData("""{"amount":100}""", "100")]
    [InlineData("""{"amount":70000000000000000000000000000,"tax_id":{"$ref":"taxes","key":"IGST18"}}""", null)]
    public void Of_AnExpense_HasItsTaxOnTop(string expense, string? total) => Assert.Equal(
        total, RecordTotal.Of(Catalogue.Module("books.expenses"), PayloadObject.Parse(expense), Taxes())?.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void Find_Modules_HaveTheirRule()
    {
        Assert.NotNull(RecordTotal.Of(Catalogue.Module("books.invoices"), new PayloadObject()));
        Assert.Null(RecordTotal.Of(Catalogue.Module("books.contacts"), new PayloadObject()));
        Assert.Equal(12.50m, RecordTotal.Of(Catalogue.Module("books.customerpayments"), new PayloadObject { ["amount"] = 12.50m }));
        Assert.Null(RecordTotal.Of(Catalogue.Module("books.customerpayments"), new PayloadObject { ["amount"] = Payload.TotalMarker("orders", "1") }));
        Assert.Equal(("total", "amount"), (RecordTotal.FieldOf(Catalogue.Module("books.invoices")), RecordTotal.FieldOf(Catalogue.Module("books.customerpayments"))));
        Assert.Throws<CatalogueException>(() => RecordTotal.Of(Catalogue.Module("books.contacts") with { Total = "invoise" }, new PayloadObject()));
    }

    private static KnownTaxes Taxes()
    {
        var taxes = new KnownTaxes();
        Add("books.taxes", "IGST18", """{"tax_percentage":18,"tax_specific_type":"igst"}""");
        Add("books.taxes", "CGST9", """{"tax_percentage":9,"tax_specific_type":"cgst"}""");
        Add("books.taxes", "SGST9", """{"tax_percentage":9,"tax_specific_type":"sgst"}""");
        Add("books.taxes", "compound", """{"tax_percentage":9,"tax_type":"compound_tax"}""");
        Add("books.taxgroups", "GST18", """{"taxes":[{"tax_id":{"$ref":"taxes","key":"CGST9"}},{"tax_id":{"$ref":"taxes","key":"SGST9"}}]}""");
        Add("books.taxgroups", "half", """{"taxes":[{"tax_id":{"$ref":"taxes","key":"CGST9"}},{"tax_id":{"$ref":"taxes","key":"compound"}}]}""");
        Add("books.contacts", "another", """{"tax_percentage":9}""");
        return taxes;

        void Add(string module, string key, string payload) => taxes.Add(Catalogue.Module(module), "taxes", key, PayloadObject.Parse(payload));
    }
}
