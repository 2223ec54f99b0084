using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Validation;
using ZohoMigrate.Tests.Mapping;

namespace ZohoMigrate.Tests.Validation;

public sealed class ValidationStageTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    public static TheoryData<string, string> Lengths => new()
    {
        { new string('x', 100), "" },
        { new string('x', 200), "maybe-too-long" },
        { new string('x', 201), "too-long" },
        // 200 scalars, 400 UTF-16 units: Zoho counts what a person sees as one.
        { string.Concat(Enumerable.Repeat("😀", 100)), "" },
        { string.Concat(Enumerable.Repeat("😀", 200)), "maybe-too-long" },
        { string.Concat(Enumerable.Repeat("😀", 201)), "too-long" },
    };

    [Theory]
    [InlineData("""{"contact_name":"A"}""", "")]
    [InlineData("{}", "required contact_name")]
    [InlineData("""{"contact_name":"A","contact_type":"friend"}""", "not-a-choice contact_type")]
    [InlineData("""{"contact_name":"A","payment_terms":-1}""", "too-small payment_terms")]
    [InlineData("""{"contact_name":"A","payment_terms":1.5}""", "wrong-type payment_terms")]
    [InlineData("""{"contact_name":1}""", "wrong-type contact_name")]
    [InlineData("""{"contact_name":"A","billing_address":"Goa"}""", "wrong-type billing_address")]
    [InlineData("""{"contact_name":"A","currency_id":{"$ref":"currencies","key":"INR"}}""", "")]
    [InlineData("""{"contact_name":"A","currency_id":982000000000190}""", "wrong-type currency_id")]
    [InlineData("""{"contact_name":"A","contact_persons":[{"email":"a@b.example"},{"email":"a b@c"}]}""", "not-an-email contact_persons[1].email")]
    [InlineData("""{"contact_name":"A","contact_persons":["a"]}""", "wrong-type contact_persons[0]")]
    [InlineData("""{"contact_name":"A","contact_type":"x","credit_limit":"12"}""", "not-a-choice contact_type, wrong-type credit_limit")]
    public void Check_Contact_ListsEveryBrokenRule(string payload, string expected) => Assert.Equal(expected, Broken(payload));

    [Theory, MemberData(nameof(Lengths))]
    public void Check_Length_CountsUnicodeScalars(string name, string code)
    {
        var record = Check("books.contacts", $$"""{"contact_name":"{{name}}"}""");

        Assert.Equal(code, string.Join(' ', record.Problems.Select(problem => problem.Code)));
    }

    [Theory]
    [InlineData("""{"name":"x","quantity":1,"rate":2}""", "")]
    [InlineData("""{"name":"x","quantity":1}""", "no-price line_items[0].rate")]
    [InlineData("""{"name":"x","quantity":0,"rate":2}""", "not-above line_items[0].quantity")]
    [InlineData("{}", "required line_items[0].quantity, no-price line_items[0].rate, one-of-required line_items[0]")]
    [InlineData("""{"name":"x","quantity":1,"rate":2,"discount":"15%"}""", "")]
    [InlineData("""{"name":"x","quantity":1,"rate":2,"discount":"100.01%"}""", "not-a-discount line_items[0].discount")]
    [InlineData("""{"name":"x","quantity":1,"rate":2,"discount":-1}""", "not-a-discount line_items[0].discount")]
    [InlineData("""{"name":"x","quantity":1,"rate":2,"discount":"many"}""", "wrong-type line_items[0].discount")]
    public void Check_Line_NamesItsRow(string line, string expected)
    {
        var record = Check("books.invoices", Invoice($"[{line}]"), lines: 1);

        Assert.Equal(expected, Text(record));
        Assert.All(record.Problems, problem => Assert.Equal("lines.csv#1", problem.Row));
        Assert.All(record.Problems, problem => Assert.Contains("lines.csv line 2", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_EmptyList_IsRequired() => Assert.Equal("required line_items", Text(Check("books.invoices", Invoice("[]"))));

    [Fact]
    public void Check_ARecordWithoutALine_SaysWhereItsLinesOughtToBe()
    {
        using var pack = new PackFolder(customers: """
            module: books.invoices
            source: customers.csv
            key: [id]
            lines: { source: lines.csv, on: { id: item, branch: qty } }
            fields:
              customer_id: { const: "1" }
              invoice_number: { from: id }
              date: { const: "2024-01-31" }
              line_items: { each: line, fields: { name: { from: item }, quantity: { const: 1 }, rate: { from: price } } }
            """);
        var road = new RecordRoad(pack.Load().Streams.Single(), ZohoMigrate.Pipeline.Mapping.ReferredKeys.None, KnownTaxes.None);

        var problem = Assert.Single(road.Take(PackFolder.Source("id,branch", ["7", "North"])).Problems);

        Assert.Equal(("required", "line_items"), (problem.Code, problem.Field));
        Assert.Equal("line_items has no value, and Zoho requires one: this row has no line in lines.csv (customers.csv line 2)", problem.Message);
        Assert.StartsWith("Its lines are the rows of lines.csv whose `item` is its `id` and `qty` is its `branch`: add them, or correct either.", problem.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-02-29", "")]
    [InlineData("2023-02-29", "wrong-type date")]
    [InlineData("29/02/2024", "wrong-type date")]
    public void Check_Date_IsOfTheCalendar(string date, string expected) =>
        Assert.Equal(expected, Text(Check("books.invoices", Invoice("""[{"name":"x","quantity":1,"rate":2}]""").Replace("2024-01-31", date, StringComparison.Ordinal))));

    [Fact]
    public void Check_EmptyKey_IsRejected() => Assert.Equal("empty-key ", Broken("""{"contact_name":"A"}""", key: ""));

    [Fact]
    public void Check_FieldThatCouldNotBeMapped_IsNotAlsoRequired()
    {
        var problem = new Problem(ProblemStage.Mapping, "not-a-date", "m") { Field = "contact_name" };
        var record = TestRecord.Of("{}") with { Problems = [problem] };

        Assert.Equal([problem], Stage("books.contacts").Check(record).Problems);
    }

    [Fact]
    public void Check_Problems_HaveHintsAndNoValues()
    {
        var record = Check("books.contacts", """{"contact_name":"Secret\u0001Name","contact_type":"Secret","payment_terms":-77,"contact_persons":[{"email":"Secret"}]}""");

        Assert.Equal(4, record.Problems.Count);
        Assert.All(record.Problems, problem =>
        {
            Assert.NotNull(problem.Hint);
            Assert.DoesNotContain("Secret", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("77", problem.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("""{"contact_name":"  acme \t Ltd "}""", "ACME LTD")]
    [InlineData("""{"contact_name":"Straße|1"}""", "STRAßE|1")]
    [InlineData("{}", null)]
    public void Check_NaturalKey_IsFolded(string payload, string? key) => Assert.Equal(key, Check("books.contacts", payload).NaturalKey);

    [Fact]
    public void Check_NaturalKeyWithAReference_CountsItsMarker()
    {
        var module = Catalogue.Module("books.invoices") with { NaturalKey = ["customer_id", "invoice_number"] };
        var stage = new ValidationStage(module, new HashSet<string>());

        string? Key(string customer) => stage.Check(TestRecord.Of(
            $$"""{"customer_id":{"$ref":"customers","key":"{{customer}}"},"invoice_number":"7"}""")).NaturalKey;

        Assert.NotNull(Key("A"));
        Assert.NotEqual(Key("A"), Key("B"));
    }

    private static string Broken(string payload, string key = "1") => Text(Stage("books.contacts").Check(TestRecord.Of(payload, key: key)));

    private static string Text(MappedRecord record) => string.Join(", ", record.Problems.Select(problem => $"{problem.Code} {problem.Field}"));

    private static MappedRecord Check(string module, string payload, int lines = 0) =>
        Stage(module).Check(TestRecord.Of(payload, module: module, lines: lines));

    private static ValidationStage Stage(string module) => new(Catalogue.Module(module), new HashSet<string>(["line_items"]));

    private static string Invoice(string lines) =>
        $$"""{"customer_id":{"$ref":"customers","key":"1"},"invoice_number":"7","date":"2024-01-31","line_items":{{lines}}}""";
}
