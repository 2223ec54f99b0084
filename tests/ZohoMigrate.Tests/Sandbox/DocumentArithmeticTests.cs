using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class DocumentArithmeticTests
{
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

        DocumentArithmetic.Complete(body, id => id == "7" ? 2.50m : null);

        var expected = decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(expected == body["total"]!.GetValue<decimal>(), $"{odd}: {body["total"]}");
    }
}
