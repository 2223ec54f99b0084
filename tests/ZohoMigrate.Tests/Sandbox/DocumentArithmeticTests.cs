using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class DocumentArithmeticTests
{
    private static readonly Dictionary<string, IReadOnlyList<TaxRate>> Taxes = new(StringComparer.Ordinal)
    {
        ["igst18"] = [new("igst18", "IGST18", 18)],
        ["tax10"] = [new("tax10", "Tax10", 10)],
        ["gst18"] = [new("cgst9", "CGST9", 9), new("sgst9", "SGST9", 9)],
    };

    [Theory]
    [InlineData("no discount", """{"line_items":[{"rate":14,"quantity":12},{"rate":9.8,"quantity":10}]}""", "266")]
    [InlineData("freight and adjustment", """{"line_items":[{"rate":10,"quantity":1}],"shipping_charge":32.38,"adjustment":-0.38}""", "42.00")]
    [InlineData("15 %", """{"line_items":[{"rate":16.8,"quantity":35,"discount":"15%"}]}""", "499.80")]
    [InlineData("an amount off", """{"line_items":[{"rate":10,"quantity":3,"discount":0.55}]}""", "29.45")]
    [InlineData("an amount as text", """{"line_items":[{"rate":10,"quantity":3,"discount":"0.55"}]}""", "29.45")]
    [InlineData("half a cent goes away from zero", """{"line_items":[{"rate":0.125,"quantity":1}]}""", "0.13")]
    [InlineData("half a cent below zero too", """{"line_items":[{"rate":-0.125,"quantity":1}]}""", "-0.13")]
    [InlineData("each line by itself", """{"line_items":[{"rate":0.005,"quantity":1},{"rate":0.005,"quantity":1}]}""", "0.02")]
    [InlineData("discount of the whole", """{"discount_type":"entity_level","line_items":[{"rate":10,"quantity":1,"discount":"50%"}]}""", "10")]
    [InlineData("exact where doubles are not", """{"line_items":[{"rate":1.005,"quantity":1}]}""", "1.01")]
    [InlineData("the item's rate", """{"line_items":[{"item_id":"7","quantity":2}]}""", "5.00")]
    public void Complete_ForEachKindOfLine_AddsUp(string odd, string invoice, string total)
    {
        var body = JsonNode.Parse(invoice)!.AsObject();

        DocumentArithmetic.Complete(body, id => id == "7" ? 2.50m : null, _ => []);

        var expected = decimal.Parse(total, CultureInfo.InvariantCulture);
        Assert.True(expected == body["total"]!.GetValue<decimal>(), $"{odd}: {body["total"]}");
    }

    [Theory]
    [InlineData("a tax on top", """{"line_items":[{"rate":100,"quantity":1,"tax_id":"igst18"}]}""", "100.00 + IGST18 18.00 = 118.00")]
    [InlineData("each tax of a group by itself: 0.9045 and 0.9045, not 1.809", """{"line_items":[{"rate":10.05,"quantity":1,"tax_id":"gst18"}]}""", "10.05 + CGST9 0.90 + SGST9 0.90 = 11.85")]
    [InlineData("rounded on the whole: 0.0108", """{"line_items":[{"rate":0.03,"quantity":1,"tax_id":"igst18"},{"rate":0.03,"quantity":1,"tax_id":"igst18"}]}""", "0.06 + IGST18 0.01 = 0.07")]
    [InlineData("rounded line by line: 0.0054 and 0.0054", """{"is_item_level_tax_calc":true,"line_items":[{"rate":0.03,"quantity":1,"tax_id":"igst18"},{"rate":0.03,"quantity":1,"tax_id":"igst18"}]}""", "0.06 + IGST18 0.02 = 0.08")]
    [InlineData("on the rounded line: 54.55, not 54.54545", """{"line_items":[{"rate":54.54545,"quantity":1,"tax_id":"tax10"}]}""", "54.55 + Tax10 5.46 = 60.01")]
    [InlineData("in the price", """{"is_inclusive_tax":true,"line_items":[{"rate":118,"quantity":1,"tax_id":"igst18"}]}""", "100.00 + IGST18 18.00 = 118.00")]
    [InlineData("a group in the price: 7.627 and 7.627", """{"is_inclusive_tax":true,"line_items":[{"rate":100,"quantity":1,"tax_id":"gst18"}]}""", "84.74 + CGST9 7.63 + SGST9 7.63 = 100.00")]
    [InlineData("a discount before tax", """{"line_items":[{"rate":100,"quantity":1,"discount":"10%","tax_id":"igst18"}]}""", "90.00 + IGST18 16.20 = 106.20")]
    [InlineData("a discount after tax", """{"is_discount_before_tax":false,"line_items":[{"rate":100,"quantity":1,"discount":"10%","tax_id":"igst18"}]}""", "90.00 + IGST18 18.00 = 108.00")]
    [InlineData("freight bears none", """{"shipping_charge":50,"adjustment":-0.40,"line_items":[{"rate":100,"quantity":1,"tax_id":"igst18"},{"rate":10,"quantity":1}]}""", "110.00 + IGST18 18.00 = 177.60")]
    [InlineData("several at once, the same one in two lines", """{"line_items":[{"rate":100,"quantity":1,"tax_id":"igst18"},{"rate":10,"quantity":1,"tax_id":"gst18"},{"rate":1,"quantity":1,"tax_id":"igst18"}]}""", "111.00 + IGST18 18.18 + CGST9 0.90 + SGST9 0.90 = 130.98")]
    [InlineData("a line that gives back", """{"line_items":[{"rate":100,"quantity":1,"tax_id":"igst18"},{"rate":-40,"quantity":1,"tax_id":"igst18"}]}""", "60.00 + IGST18 10.80 = 70.80")]
    [InlineData("what the buyer owes is no part of it", """{"line_items":[{"rate":100,"quantity":1,"reverse_charge_tax_id":"igst18"}]}""", "100.00 = 100.00")]
    public void Complete_WithTaxes_AddsEachUp(string odd, string document, string sums)
    {
        var body = JsonNode.Parse(document)!.AsObject();

        DocumentArithmetic.Complete(body, _ => null, id => Taxes.GetValueOrDefault(id?.ToString() ?? "", []));

        var taxes = string.Concat(body["taxes"]!.AsArray().Select(tax => $" + {tax!["tax_name"]} {Money(tax["tax_amount"])}"));
        var told = $"{Money(body["sub_total"])}{taxes} = {Money(body["total"])}";
        Assert.True(sums == told, $"{odd}: {told}");
    }

    private static string Money(JsonNode? amount) => amount!.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture);
}
