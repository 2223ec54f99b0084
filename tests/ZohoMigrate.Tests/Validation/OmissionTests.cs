using Xunit;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Tests.Mapping;

namespace ZohoMigrate.Tests.Validation;

/// <summary><c>on_invalid: omit</c>, from the mapping to the record that is sent.</summary>
public sealed class OmissionTests
{
    [Theory]
    [InlineData("credit_limit: { from: a, on_invalid: omit }", "much", """{"contact_name":"Ann"}""")]
    [InlineData("contact_type: { from: a, map: { C: customer }, on_invalid: omit }", "X", """{"contact_name":"Ann"}""")]
    [InlineData("contact_type: { from: a, on_invalid: omit }", "friend", """{"contact_name":"Ann"}""")]
    [InlineData("language_code: { from: a, on_invalid: omit }", "much too long", """{"contact_name":"Ann"}""")]
    [InlineData("contact_persons: [{ fields: { email: { from: a, on_invalid: omit } } }]", "n/a", """{"contact_name":"Ann"}""")]
    [InlineData("contact_persons: [{ fields: { first_name: { from: name }, email: { from: a, on_invalid: omit } } }]", "n/a", """{"contact_name":"Ann","contact_persons":[{"first_name":"Ann"}]}""")]
    [InlineData("billing_address: { fields: { zip: { from: a, on_invalid: omit } } }", "1.2E+11", """{"contact_name":"Ann"}""")]
    public void Omit_AValueThatDoesNotFit_IsAWarningAndTheRecordGoes(string field, string cell, string payload)
    {
        var record = Take(field, cell);

        var problem = Assert.Single(record.Problems);
        Assert.Equal(("value-omitted", Severity.Warning), (problem.Code, problem.Severity));
        Assert.Contains("it is left out (customers.csv line 2)", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(cell, problem.Message, StringComparison.Ordinal);
        Assert.Equal(payload, record.Payload.ToJsonString());
        Assert.False(record.IsRejected);
    }

    [Fact]
    public void Omit_ARequiredField_IsStillRequired()
    {
        using var pack = new PackFolder(customers: PackFolder.Customers.Replace("{ from: name }", "{ from: name, on_invalid: omit }", StringComparison.Ordinal));

        var record = Stage(pack).Check(pack.Map("id,name", "1", new string('x', 201)));

        Assert.Equal(["value-omitted", "required"], record.Problems.Select(problem => problem.Code));
        Assert.Null(record.NaturalKey);
        Assert.True(record.IsRejected);
    }

    [Fact]
    public void Omit_WhatIsOnlyAWarning_IsSent()
    {
        var record = Take("website: { from: a, on_invalid: omit }", "none");

        var problem = Assert.Single(record.Problems);
        Assert.Equal("url-shape", problem.Code);
        Assert.DoesNotContain("on_invalid", problem.Hint, StringComparison.Ordinal);
        Assert.Equal("none", record.Payload["website"]!.ToString());
    }

    [Fact]
    public void Omit_OneLinesValue_LeavesTheLinesInTheirPlaces()
    {
        using var pack = new PackFolder(customers: """
            module: books.invoices
            source: customers.csv
            key: [id]
            lines: { source: lines.csv, on: { id: item } }
            fields:
              customer_id: { const: "1" }
              invoice_number: { from: id }
              date: { from: name }
              line_items:
                each: line
                fields:
                  name: { from: item }
                  quantity: { from: qty }
                  rate: { const: 3 }
                  discount: { from: price, on_invalid: omit }
            """);

        var record = Stage(pack).Check(pack.MapLines("id,name", ["1", "2024-01-31"], ["a", "1", "some"], ["b", "2", "120%"]));

        Assert.Equal(["line_items[0].discount", "line_items[1].discount"], record.Problems.Select(problem => problem.Field));
        Assert.Equal(["lines.csv#1", "lines.csv#2"], record.Problems.Select(problem => problem.Row));
        Assert.Equal("""[{"name":"a","quantity":1,"rate":3},{"name":"b","quantity":2,"rate":3}]""", record.Payload["line_items"]!.ToJsonString());
    }

    [Theory]
    [InlineData("contact_persons: [{ fields: { email: { from: a } } }]", "n/a", "Correct the address in the source. Or leave such values out: `email: { on_invalid: omit }` in the mapping.")]
    [InlineData("contact_type: { from: a }", "friend", "`contact_type: { on_invalid: omit }`")]
    public void Reject_AFieldZohoCanDoWithout_SaysTheOtherWayOut(string field, string cell, string hint) =>
        Assert.Contains(hint, Assert.Single(Take(field, cell).Problems).Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("much", "not-a-number")]
    [InlineData("NaN", "not-a-number")]
    [InlineData("-5", "too-small")]
    public void Reject_AnAmount_IsNeverAdvisedToBeLeftOut(string cell, string code)
    {
        var problem = Assert.Single(Take("credit_limit: { from: a }", cell).Problems);

        Assert.Equal(code, problem.Code);
        Assert.DoesNotContain("on_invalid", problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "price-from-item")]
    [InlineData("1.234,50", "not-a-number")]
    public void Rate_ThatIsNotThere_IsSaidOnce(string price, string code)
    {
        using var pack = new PackFolder(customers: """
            module: books.invoices
            source: customers.csv
            key: [id]
            lines: { source: lines.csv, on: { id: item } }
            fields:
              customer_id: { const: "1" }
              invoice_number: { from: id }
              date: { from: name }
              line_items:
                each: line
                fields:
                  item_id: { const: "1" }
                  quantity: { from: qty }
                  rate: { from: price }
            """);

        var problem = Assert.Single(Stage(pack).Check(pack.MapLines("id,name", ["1", "2024-01-31"], ["a", "1", price])).Problems);

        Assert.Equal((code, "line_items[0].rate", "lines.csv#1"), (problem.Code, problem.Field, problem.Row));
        Assert.DoesNotContain("on_invalid", problem.Hint, StringComparison.Ordinal);
    }

    private static MappedRecord Take(string field, string cell)
    {
        using var pack = new PackFolder(customers: PackFolder.Customers + "\n  " + field + "\n");
        return Stage(pack).Check(pack.Map("id,name,a", "1", "Ann", cell));
    }

    private static ValidationStage Stage(PackFolder pack)
    {
        var stream = pack.Load().Streams.Single();
        return new ValidationStage(stream.Module, stream.LineLists) { Choices = stream.Rules, Omitted = stream.Omitted };
    }
}
