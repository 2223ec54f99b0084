using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>What a field's rule makes of a text on its way, when it is left out, and what lines add up to.</summary>
public sealed class FieldRuleTests
{
    [Theory]
    [InlineData("contact_name: { from: a, case: upper }", "Straße", """{"contact_name":"STRAßE"}""")]
    [InlineData("contact_name: { from: a, case: lower }", "ÄBC", """{"contact_name":"äbc"}""")]
    [InlineData("contact_name: { from: a, case: title }", "ANNE-marie O'NEIL of smith's", """{"contact_name":"Anne-Marie O'neil Of Smith's"}""")]
    [InlineData("contact_name: { from: a, replace: { \"Messrs. \": \"\", Co: Company } }", "Messrs. Smith & Co", """{"contact_name":"Smith & Company"}""")]
    [InlineData("contact_name: { from: a, replace: { \"-\": null } }", " - ", "{}")]
    [InlineData("contact_name: { from: a, replace: { \"-\": null }, default: none }", "-", """{"contact_name":"none"}""")]
    [InlineData("contact_name: { template: \"{id} {a}\", replace: { \"/\": \"-\" } }", "x/y", """{"contact_name":"1 x-y"}""")]
    [InlineData("contact_name: { from: a, replace: { \"_\": \" \" }, split: { on: \":\", part: first }, case: upper }", "a_b:c", """{"contact_name":"A B"}""")]
    [InlineData("contact_type: { from: a, case: lower, map: { v: vendor } }", "V", """{"contact_type":"vendor"}""")]
    [InlineData("credit_limit: { from: a, replace: { \"₹\": \"\" } }", "₹ 100.50", """{"credit_limit":100.50}""")]
    [InlineData("notes: { from: a, when: { id: 1 } }", "x", """{"notes":"x"}""")]
    [InlineData("notes: { from: a, default: none, when: { id: 2 } }", "", "{}")]
    [InlineData("notes: { const: x, when: { a: { not: [null, n] } } }", "n", "{}")]
    [InlineData("billing_address: { when: { a: null }, fields: { city: { from: a } } }", "Goa", "{}")]
    [InlineData("contact_persons: [{ when: { a: x }, fields: { first_name: { from: a } } }, { fields: { last_name: { from: id } } }]", "y", """{"contact_persons":[{"last_name":"1"}]}""")]
    public void Map_Field_IsMade(string field, string cell, string payload)
    {
        using var folder = Folder(field);

        var record = folder.Map("id,a", "1", cell);

        Assert.Equal(payload, record.Payload.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Empty(record.Problems);
    }

    [Theory]
    [InlineData("notes: { from: a, case: uper }", "unknown case `uper` at customers.yaml:5:27; did you mean `upper`? (known: upper, lower, title)")]
    [InlineData("notes: { from: a, replace: x }", "`replace` should be a table of texts at customers.yaml:5:")]
    [InlineData("notes: { from: a, replace: { \"\": x } }", "`replace` replaces a text, and there is none here at customers.yaml:5:")]
    [InlineData("notes: { from: a, when: x }", "`when` should be a mapping of columns to values at customers.yaml:5:")]
    [InlineData("notes: { const: a, case: upper }", "`case` has no meaning for a constant at customers.yaml:5:")]
    [InlineData("notes: { sum: { of: line, from: a } }", "field `notes` holds no amount that a sum could be at customers.yaml:5:")]
    [InlineData("credit_limit: { sum: { of: line, from: a } }", "field `credit_limit` is the sum of lines, and there are none here at customers.yaml:5:")]
    [InlineData("credit_limit: { sum: { of: group, from: a } }", "unknown `of: group` at customers.yaml:5:")]
    [InlineData("credit_limit: { sum: { of: line, from: a }, trim: false }", "`trim` has no meaning for a sum at customers.yaml:5:")]
    public void Load_BadRule_SaysSo(string field, string fault)
    {
        using var folder = Folder(field);

        Assert.Contains(folder.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Map_Sum_IsOfTheLinesThatHaveAValue()
    {
        using var folder = Journal("{ sum: { of: line, from: price } }");

        Assert.Equal("12.35", folder.MapLines("id,a", ["1", ""], ["x", "1", "10.10"], ["y", "1", ""], ["z", "1", "2.25"]).Payload["shipping_charge"]!.ToJsonString());
        Assert.Null(folder.MapLines("id,a", ["1", ""], ["x", "1", ""]).Payload["shipping_charge"]);
    }

    [Fact]
    public void Map_SumOfALineThatIsNoNumber_IsAProblemOfThatLine()
    {
        using var folder = Journal("{ sum: { of: line, from: price } }");

        var record = folder.MapLines("id,a", ["1", ""], ["x", "1", "10.10"], ["y", "2", "ten"]);

        Assert.Null(record.Payload["shipping_charge"]);
        var problem = Assert.Single(record.Problems);
        Assert.Equal(("not-a-number", "shipping_charge", "lines.csv#2"), (problem.Code, problem.Field, problem.Row));
    }

    [Fact]
    public void Map_SumBeyondAnyAmount_IsAProblem()
    {
        using var folder = Journal("{ sum: { of: line, from: price } }");
        var lines = Enumerable.Repeat(new[] { "x", "1", new string('9', 28) }, 9).ToArray();

        var problem = Assert.Single(folder.MapLines("id,a", ["1", ""], lines).Problems);

        Assert.Equal(("not-a-number", "lines.csv#8"), (problem.Code, problem.Row));
    }

    [Fact]
    public void Map_WhenInALine_LooksAtTheLine()
    {
        using var folder = Journal("{ from: a }");

        var lines = folder.MapLines("id,a", ["1", "7"], ["x", "1", "10.10"], ["y", "2", "3"]).Payload["line_items"]!;

        Assert.Equal("""[{"rate":10.10},{}]""", lines.ToJsonString());
    }

    private static PackFolder Folder(string field) => new(
        customers: $"module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  {field}\n");

    private static PackFolder Journal(string charge) => new(customers: $$"""
        module: books.invoices
        source: customers.csv
        key: [id]
        lines: { source: lines.csv, on: { id: item } }
        fields:
          shipping_charge: {{charge}}
          line_items: { each: line, fields: { rate: { from: price, when: { qty: 1 } } } }
        """);
}
