using Xunit;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Mapping;

public sealed class MappingStageTests
{
    [Theory]
    [InlineData("contact_name: { from: a }", " Ann ", """{"contact_name":"Ann"}""")]
    [InlineData("contact_name: { from: a, trim: false }", " Ann ", """{"contact_name":" Ann "}""")]
    [InlineData("contact_name: { from: a }", "  ", "{}")]
    [InlineData("contact_name: { from: a }", "NULL", "{}")]
    [InlineData("contact_name: { from: a, default: Nobody }", "NULL", """{"contact_name":"Nobody"}""")]
    [InlineData("contact_name: { template: \"NW-{a} {{b}}\" }", "7", """{"contact_name":"NW-7 {b}"}""")]
    [InlineData("contact_name: { template: \"NW-{a}\" }", "", "{}")]
    [InlineData("contact_name: { from: a, split: { on: \" \", part: first } }", "Ana Maria Lopez", """{"contact_name":"Ana"}""")]
    [InlineData("contact_name: { from: a, split: { on: \" \", part: rest } }", "Ana Maria Lopez", """{"contact_name":"Maria Lopez"}""")]
    [InlineData("contact_name: { from: a, split: { on: \" \", part: rest } }", "Ana", "{}")]
    [InlineData("contact_type: { from: a, map: { C: customer, V: vendor } }", "V", """{"contact_type":"vendor"}""")]
    [InlineData("contact_type: { from: a, map: { C: customer }, default: vendor }", "X", """{"contact_type":"vendor"}""")]
    [InlineData("contact_type: { from: a, map: { X: null } }", "X", "{}")]
    [InlineData("payment_terms: { from: a }", "30.00", """{"payment_terms":30}""")]
    [InlineData("credit_limit: { from: a }", "12.50", """{"credit_limit":12.50}""")]
    [InlineData("credit_limit: { from: a }", "-0.10", """{"credit_limit":-0.10}""")]
    [InlineData("credit_limit: { from: a }", "1,234,567.80", """{"credit_limit":1234567.80}""")]
    [InlineData("credit_limit: { from: a, culture: de-DE }", "1.234,50", """{"credit_limit":1234.50}""")]
    [InlineData("credit_limit: { from: a, culture: en-IN }", "12,34,567.8", """{"credit_limit":1234567.8}""")]
    [InlineData("credit_limit: { const: 10.00 }", "", """{"credit_limit":10.00}""")]
    [InlineData("ignore_auto_number_generation: { from: a }", "Yes", """{"ignore_auto_number_generation":true}""")]
    [InlineData("notes: { from: a, type: date, formats: [dd/MM/yyyy, d-MMM-yy] }", "1-Apr-24", """{"notes":"2024-04-01"}""")]
    [InlineData("notes: { from: a, type: date, formats: [\"yyyy-MM-ddTHH:mm:sszzz\"] }", "2024-04-01T23:30:00-08:00", """{"notes":"2024-04-01"}""")]
    [InlineData("contact_name: [{ from: a }, { from: id }]", "Ann", """{"contact_name":"Ann"}""")]
    [InlineData("contact_name: [{ from: a }, { from: id }]", "", """{"contact_name":"1"}""")]
    [InlineData("contact_name: [{ const: X, when: { a: x } }, { const: Y, when: { a: y } }]", "y", """{"contact_name":"Y"}""")]
    [InlineData("contact_name: [{ const: X, when: { a: x } }, { const: Y, when: { a: y } }]", "z", "{}")]
    [InlineData("billing_address: { fields: { city: { from: a } } }", "", "{}")]
    [InlineData("billing_address: { fields: { city: { from: a } } }", "Goa", """{"billing_address":{"city":"Goa"}}""")]
    [InlineData("contact_persons: [{ fields: { first_name: { from: a } } }, { fields: { last_name: { from: id } } }]", "", """{"contact_persons":[{"last_name":"1"}]}""")]
    public void Map_Field_IsMade(string field, string cell, string payload)
    {
        using var folder = Folder(field);

        var record = folder.Map("id,a", "1", cell);

        Assert.Equal(payload, record.Payload.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Empty(record.Problems);
    }

    [Theory]
    [InlineData("contact_type: { from: a, map: { C: customer } }", "X", "not-in-map")]
    [InlineData("payment_terms: { from: a }", "30.5", "not-an-integer")]
    [InlineData("payment_terms: [{ from: a }, { const: 7 }]", "30.5", "not-an-integer")]
    [InlineData("credit_limit: { from: a }", "12,50", "not-a-number")]
    [InlineData("credit_limit: { from: a, culture: de-DE }", "12.50", "not-a-number")]
    [InlineData("credit_limit: { from: a }", "INR 100.00", "not-a-number")]
    [InlineData("credit_limit: { from: a }", "2.81E+18", "not-a-number")]
    [InlineData("credit_limit: { from: a }", "1,23,4.5", "not-a-number")]
    [InlineData("ignore_auto_number_generation: { from: a }", "maybe", "not-a-boolean")]
    [InlineData("credit_limit: { from: a, culture: en-IN }", "123,45,678", "not-a-number")]
    [InlineData("credit_limit: { from: a }", "-(5)", "not-a-number")]
    [InlineData("notes: { from: a, type: date }", "2024-02-30", "not-a-date")]
    public void Map_ValueThatCannotBeConverted_IsAProblemWithoutTheValue(string field, string cell, string code)
    {
        using var folder = Folder(field);

        var problem = Assert.Single(folder.Map("id,a", "1", cell).Problems);

        Assert.Equal((ProblemStage.Mapping, code, field[..field.IndexOf(':', StringComparison.Ordinal)]), (problem.Stage, problem.Code, problem.Field));
        Assert.Contains("`a`", problem.Message, StringComparison.Ordinal);
        Assert.Contains("customers.csv line 2", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(cell, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Hint);
    }

    // Sent short of a line, a document would be wrong in silence.
    [Fact]
    public void Map_AnErrorOfASpreadsheetInALine_RejectsTheWholeRecord()
    {
        using var folder = new PackFolder("name: t\nproducts: [books]\nstreams: [customers, orders]").With("orders.yaml", """
            module: books.invoices
            source: customers.csv
            key: [id]
            lines: { source: lines.csv, on: { id: item } }
            fields:
              invoice_number: { from: id }
              line_items: { each: line, fields: { name: { from: item }, rate: { from: price } } }
            """);
        var stream = folder.Load().Streams.Single(stream => stream.Entry.Name == "orders");
        var read = PackFolder.Source("id", ["1"], ["Tea", "1", "2.50"], ["#REF!", "1", "3.00"]);
        var formats = new[] { TableFormat.Plain with { Sheet = "Lines" }, TableFormat.Plain, TableFormat.Plain with { Json = new JsonFormat() } };

        var mapped = formats.Select(format => read.Lines[0].File with { Format = format })
            .Select(file => new MappingStage(stream).Map(read with { Lines = [.. read.Lines.Select(line => line with { File = file })] })).ToList();

        foreach (var record in mapped[..2])
        {
            var problem = Assert.Single(record.Problems, problem => problem.Code == "cell-error");
            Assert.Equal(("line_items[1].name", Severity.Error), (problem.Field, problem.Severity));
        }

        Assert.DoesNotContain(mapped[2].Problems, problem => problem.Code == "cell-error");
    }

    [Fact]
    public void Map_SeveralBadValues_AreAllListed()
    {
        using var folder = Folder("payment_terms: { from: a }\n  credit_limit: { from: a }");

        Assert.Equal(["payment_terms", "credit_limit"], folder.Map("id,a", "1", "x").Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void Map_CompositeKeyAndReference_AreEscaped()
    {
        using var folder = new PackFolder(
            "name: t\nproducts: [books]\nstreams: [customers, others]",
            "module: books.items\nsource: a.csv\nkey: [id, a]\nfields: { name: { from: a }, vendor_id: { ref: others, from: [a, id] } }")
            .With("others.yaml", PackFolder.Customers);
        var mapping = folder.Load().Streams[1];
        var file = new SourceFile("customers", RowRole.Header, "a.csv", ["id", "a"], "");

        var record = new Pipeline.Mapping.MappingStage(mapping).Map(new SourceRecord(3, new SourceRow(file, 1, 2, 2, ["1|2", @"x\"]), []));

        Assert.Equal(@"1\|2|x\\", record.Key);
        Assert.Equal([new Reference("vendor_id", "others", @"x\\|1\|2")], record.References);
        Assert.Equal(("others", @"x\\|1\|2"), Payload.ReferenceOf(record.Payload["vendor_id"])!.Value);
        Assert.Equal(3, record.Ordinal);
    }

    [Fact]
    public void Map_Lines_BecomeObjectsAndNameTheirRows()
    {
        using var folder = Invoices();

        var record = folder.MapLines("id,a", ["1", ""], ["P1", "2", "1.10"], ["NULL", "x", ""]);

        Assert.Equal("""[{"item_id":{"$ref":"items","key":"P1"},"quantity":2,"discount":"110%"},{}]""", record.Payload["line_items"]!.ToJsonString());
        Assert.Equal([new Reference("line_items[0].item_id", "items", "P1")], record.References);
        var problem = Assert.Single(record.Problems);
        Assert.Equal(("line_items[1].quantity", "lines.csv#2"), (problem.Field, problem.Row));
    }

    [Fact]
    public void Map_LinesOfSeveralKinds_AreInTheListsTheyMeet()
    {
        using var folder = new PackFolder(customers: """
            module: books.invoices
            source: customers.csv
            key: [id]
            lines: { source: lines.csv, on: { id: item } }
            fields:
              line_items: { each: line, where: { item: A }, fields: { quantity: { from: qty } } }
              tags: { each: line, where: { item: { not: A } }, fields: { tag_id: { from: price }, tag_option_id: { from: item } } }
            """);

        var record = folder.MapLines("id", ["1"], ["A", "1", ""], ["B", "2", "9"], ["A", "x", ""]);

        Assert.Equal("""{"line_items":[{"quantity":1},{}],"tags":[{"tag_id":"9","tag_option_id":"B"}]}""", record.Payload.ToJsonString());
        Assert.Equal(("line_items[1].quantity", "lines.csv#3"), record.Problems.Select(problem => (problem.Field, problem.Row)).Single());
    }

    [Theory]
    [InlineData("NULL", "")]
    [InlineData("2024-01-01", "mark_as_sent")]
    public void Map_StepWithCondition_FollowsTheRow(string cell, string steps)
    {
        using var folder = Invoices();

        Assert.Equal(steps, string.Join(' ', folder.MapLines("id,a", ["1", cell]).Steps));
    }

    private static PackFolder Folder(string field) => new(
        "name: t\nproducts: [books]\nstreams: [customers]\ndefaults: { null_markers: [NULL] }",
        $"module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  {field}\n");

    private static PackFolder Invoices() => new PackFolder(
        "name: t\nproducts: [books]\nstreams: [customers]\ndefaults: { null_markers: [NULL] }", """
        module: books.invoices
        source: customers.csv
        key: [id]
        lines: { source: lines.csv, on: { id: item } }
        fields:
          line_items:
            each: line
            fields:
              item_id: { ref: items, from: item }
              quantity: { from: qty }
              discount: { from: price, type: percent }
        steps: [{ operation: mark_as_sent, when: { a: { not: null } } }]
        """).With("items.yaml", "module: books.items\nsource: a.csv\nkey: [id]\nfields: { name: { from: a } }")
        .With("migration.yaml", "name: t\nproducts: [books]\nstreams: [customers, items]\ndefaults: { null_markers: [NULL] }");
}
