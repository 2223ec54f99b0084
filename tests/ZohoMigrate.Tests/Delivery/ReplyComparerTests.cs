using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Testing.Zoho;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>What of Zoho's reply to a create is said to differ from what was sent.</summary>
public sealed class ReplyComparerTests
{
    private const string Invoice = """
        {"customer_id":"1","invoice_number":"A","date":"2026-01-02","due_date":"2026-02-02","notes":"Line one\r\nline two","shipping_charge":5.5,
         "line_items":[{"item_id":"7","rate":12.50,"quantity":2,"description":"blue"},{"item_id":"8","rate":1,"quantity":3,"discount":"10%"}]}
        """;

    [Theory]
    [InlineData("as sent", "", "")]
    [InlineData("as sent, in other words", "\"rate\":12.50", "\"rate\":\"12.5\"")]
    [InlineData("as sent, with other line ends", "\\r\\n", "\\n")]
    [InlineData("as sent, and more", "\"customer_id\"", "\"status\":\"draft\",\"customer_id\"")]
    [InlineData("dropped", "\"notes\":\"Line one\\r\\nline two\",", "", "notes: but dropped notes.")]
    [InlineData("emptied", "Line one\\r\\nline two", " ", "notes: but dropped notes.")]
    [InlineData("null", "\"2026-02-02\"", "null", "due_date: but dropped due_date.")]
    [InlineData("changed", "2026-02-02", "2026-01-02", "due_date: but shows another due_date than was sent.")]
    [InlineData("a line's rate", "\"rate\":1,", "\"rate\":2,", "line_items[1].rate: but shows another line_items[1].rate than was sent.")]
    [InlineData("a line's item", "\"item_id\":\"7\"", "\"item_id\":\"9\"", "line_items[0].item_id: but shows another line_items[0].item_id than was sent.")]
    [InlineData("a line's text", ",\"description\":\"blue\"", "", "line_items[0].description: but dropped line_items[0].description.")]
    [InlineData("a discount, which is not shown", ",\"discount\":\"10%\"", "")]
    [InlineData("a line less", ",{\"item_id\":\"8\",\"rate\":1,\"quantity\":3,\"discount\":\"10%\"}", "", "line_items: but shows another number of line_items than was sent.")]
    [InlineData("no lines", "\"line_items\"", "\"others\"", "line_items: but dropped line_items.")]
    public void Compare_AnInvoice_SaysWhatDiffers(string how, string part, string shown, params string[] expected)
    {
        Assert.True(part.Length == 0 || Invoice.Contains(part, StringComparison.Ordinal), how);

        Assert.Equal(expected, Differences("books.invoices", Invoice, part.Length == 0 ? Invoice : Invoice.Replace(part, shown, StringComparison.Ordinal)));
    }

    [Fact]
    public void Compare_LinesInAnotherOrder_AreTheSameLines() => Assert.Empty(Differences(
        "books.invoices",
        """{"line_items":[{"item_id":"7","quantity":1},{"item_id":"8","quantity":2}]}""",
        """{"line_items":[{"item_id":"8","quantity":2},{"item_id":"7","quantity":1}]}"""));

    [Fact]
    public void Compare_TheTotal_IsZohosToAnswer() => Assert.Equal(
        ["total: but shows another total than was sent."],
        Differences(
            "books.invoices",
            """{"line_items":[{"item_id":"7","rate":10,"quantity":2}]}""",
            """{"line_items":[{"item_id":"7","rate":10,"quantity":2}],"total":19.99}"""));

    [Fact]
    public void Compare_AnAddress_IsComparedPartByPart() => Assert.Equal(
        ["billing_address.city: but shows another billing_address.city than was sent.", "billing_address.zip: but dropped billing_address.zip."],
        Differences(
            "books.contacts",
            """{"contact_name":"A","billing_address":{"address":"B 1","city":"C","zip":"9"},"shipping_address":{"city":""}}""",
            """{"contact_name":"A","billing_address":{"address":"B 1","city":"D"}}"""));

    // Those shown as sent are set aside first, wherever they stand.
    [Fact]
    public void Compare_LinesInAnotherOrderOneOfThemChanged_NamesThatOne() => Assert.Equal(
        ["line_items[0].quantity: but shows another line_items[0].quantity than was sent."],
        Differences(
            "books.invoices",
            """{"line_items":[{"item_id":"7","quantity":2},{"item_id":"8","quantity":3}]}""",
            """{"line_items":[{"item_id":"8","quantity":3},{"item_id":"7","quantity":4}]}"""));

    [Theory]
    [InlineData("""{"payment_terms":0,"is_portal_enabled":false,"notes":""}""", "{}")]
    [InlineData("""{"payment_terms":0}""", """{"payment_terms":15}""", "payment_terms: but shows another payment_terms than was sent.")]
    [InlineData("""{"payment_terms":null,"contact_persons":[],"billing_address":{"city":""}}""", "{}")]
    [InlineData("""{"billing_address":{"city":"","zip":"9"}}""", "{}", "billing_address: but dropped billing_address.")]
    public void Compare_WhatZohoAssumesAnyway_MayBeLeftOutButNotDiffer(string sent, string shown, params string[] expected) =>
        Assert.Equal(expected, Differences("books.contacts", sent, shown));

    [Fact]
    public void Compare_WhatTheReplyNeverShows_IsNotMissed() =>
        Assert.Empty(Differences("books.items", """{"name":"A","rate":1,"account_id":"5","item_type":"sales"}""", """{"name":"A","rate":1.0}"""));

    // Custom fields are numbers, dates and boxes to tick as well, and Zoho shows them its own way; only the marker is known by its very text.
    [Theory]
    [InlineData("12.5", "\"12.50\"")]
    [InlineData("\"12.5\"", "12.50")]
    [InlineData("1000", "\"1,000.00\"")]
    [InlineData("true", "true")]
    [InlineData("true", "\"True\"")]
    [InlineData("\"true\"", "true")]
    [InlineData("\"a  b\"", "\"a b\"")]
    [InlineData("12.5", "\"12.51\"", "cf_rate: but shows another cf_rate than was sent.")]
    [InlineData("true", "\"yes\"", "cf_rate: but shows another cf_rate than was sent.")]
    [InlineData("\"0123\"", "123", "cf_rate: but shows another cf_rate than was sent.")]
    [InlineData("\"true\"", "\"false\"", "cf_rate: but shows another cf_rate than was sent.")]
    [InlineData("\"Blue\"", "\"blue\"", "cf_rate: but shows another cf_rate than was sent.")]
    [InlineData("12.5", "\"\"", "cf_rate: but dropped cf_rate.")]
    public void Compare_ACustomField_MayBeShownAsItsKindIs(string sent, string shown, params string[] expected) => Assert.Equal(
        expected,
        Differences("books.invoices", $$"""{"custom_fields":[{"api_name":"cf_rate","value":{{sent}}}]}""", $$"""{"custom_fields":[{"api_name":"cf_rate","value":{{shown}}}]}"""));

    [Fact]
    public void Compare_TheMarkersOwnField_IsComparedToTheLetter() => Assert.Equal(
        ["cf_source_id: but shows another cf_source_id than was sent."],
        Differences(
            "books.customerpayments",
            """{"custom_fields":[{"api_name":"cf_source_id","value":"7.5"}],"$unique":"cf_source_id"}""",
            """{"custom_fields":[{"api_name":"cf_source_id","value":"7.50"}]}"""));

    /// <summary>The field and the end of the sentence; every difference is a warning with a hint.</summary>
    private static IEnumerable<string> Differences(string module, string sent, string shown)
    {
        var spec = ZohoRig.Catalogue.Module(module);
        var problems = ReplyComparer.Compare(spec, JsonNode.Parse(sent)!.AsObject(), staged: null, JsonElement.Parse(shown));
        Assert.All(problems, problem => Assert.Equal(("differs", Severity.Warning, false), (problem.Code, problem.Severity, problem.Hint is null)));
        var begin = $"Zoho created the record of {spec.Title.ToLowerInvariant()} ";
        return problems.Select(problem => $"{problem.Field}: {problem.Message[begin.Length..]}");
    }
}
