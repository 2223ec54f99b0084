using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>What a pack says of records that the organisation has.</summary>
public sealed class LookupMappingTests
{
    private const string ByTwo = "{ lookup: books.accounts, by: { account_name: { from: name }, account_type: { from: kind, case: lower } } }";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("{ lookup: books.contacts, from: a }", "`books.contacts` is nothing that can be looked up at customers.yaml:5:25")]
    [InlineData("{ lookup: books.tax, from: a }", "`books.tax` is nothing that can be looked up at customers.yaml:5:25; did you mean `books.taxes`?")]
    [InlineData("{ lookup: books.taxes, from: a }", "field `account_id` holds an id of books.accounts, not of books.taxes at customers.yaml:5:25")]
    [InlineData("{ lookup: books.accounts, by: account_nam, from: a }", "books.accounts has no field `account_nam` to be looked up by at customers.yaml:5:45; did you mean `account_name`?")]
    [InlineData("{ lookup: books.accounts, from: a, type: text }", "`type` has no meaning for a lookup at customers.yaml:5:")]
    [InlineData("{ lookup: books.accounts, ref: b, from: a }", "`ref` has no meaning for a lookup at customers.yaml:5:")]
    [InlineData("{ lookup: books.accounts, by: [account_name], from: a }", "`by` names a field of books.accounts, or several with a rule for each at customers.yaml:5:45")]
    [InlineData("{ lookup: books.accounts, by: { account_name: a } }", "`account_name` of `by` should be a mapping of keys to values at customers.yaml:5:")]
    [InlineData("{ lookup: books.accounts, by: { account_name: { ref: a } } }", "unknown key `ref` in `account_name` of `by` at customers.yaml:5:")]
    [InlineData("{ lookup: books.accounts, by: { account_name: { from: a }, account_tipe: { const: cash } } }", "books.accounts has no field `account_tipe` to be looked up by at customers.yaml:5:74; did you mean `account_type`?")]
    [InlineData("{ lookup: books.accounts, by: { account_name: { from: a } }, from: a }", "`from` has no meaning for a lookup by several fields: each of them has its own at customers.yaml:5:")]
    [InlineData("{ lookup: books.accounts, by: { account_name: { trim: true } } }", "field `account_id` should have exactly one of `from`, `const`, `template`, `sum` at customers.yaml:5:")]
    [InlineData("{ lookup: books.accounts }", "field `account_id` should have exactly one of `from`, `const`, `template`, `sum` at customers.yaml:5:15")]
    public void Load_BadLookup_SaysSo(string rule, string fault)
    {
        using var folder = Folder(rule);

        Assert.Contains(folder.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Map_Lookup_IsAMarkerAndANeed()
    {
        using var folder = Folder("{ lookup: books.accounts, from: a, case: upper }");

        var record = folder.Map("id,a", "1", "rent");

        Assert.Equal([new Lookup("account_id", new LookupList("books.accounts", "account_name"), "RENT", null)], record.Lookups);
        Assert.Equal("""{"$ref":"books.accounts?account_name","key":"RENT"}""", record.Payload["account_id"]!.ToJsonString());
        Assert.Empty(record.References);
        Assert.Empty(folder.Map("id,a", "1", "").Lookups);
    }

    [Fact]
    public void Map_LookupByTwoFields_NeedsARecordWithBoth()
    {
        using var folder = Folder(ByTwo);

        var record = folder.Map("id,name,kind", "1", "Till", "Cash");

        var lookup = Assert.Single(record.Lookups);
        Assert.Equal(new LookupList("books.accounts", "account_name&account_type"), lookup.List);
        Assert.Equal("""["Till","cash"]""", lookup.Value);
        Assert.Equal("""{"$ref":"books.accounts?account_name&account_type","key":"[\"Till\",\"cash\"]"}""", record.Payload["account_id"]!.ToJsonString(Plain));
    }

    [Theory]
    [InlineData("Till", "", "account_type")]
    [InlineData("", "cash", "account_name")]
    public void Map_LookupByTwoFieldsOfWhichTheRowHasOne_IsAProblem(string name, string kind, string missing)
    {
        using var folder = Folder(ByTwo);

        var record = folder.Map("id,name,kind", "1", name, kind);

        var problem = Assert.Single(record.Problems);
        Assert.Equal(("incomplete-lookup", "account_id"), (problem.Code, problem.Field));
        Assert.Equal($"account_id: is looked up in books.accounts by several fields, and the row has no `{missing}` (customers.csv line 2)", problem.Message);
        Assert.Empty(record.Lookups);
    }

    [Theory]
    [InlineData("{ lookup: books.accounts, by: { account_name: { from: name }, account_type: { from: kind } } }")]
    [InlineData("{ lookup: books.accounts, by: { account_name: { from: name }, account_type: { const: cash } } }")]
    public void Map_LookupByTwoFieldsOfWhichTheRowHasNone_LooksNothingUp(string rule)
    {
        using var folder = Folder(rule);

        var record = folder.Map("id,name,kind", "1", "", "");

        Assert.Empty(record.Lookups);
        Assert.Empty(record.Problems);
    }

    [Theory]
    [InlineData("tax_name")]
    [InlineData("tax_percentage&tax_type")]
    public void Parse_Name_IsTheListAgain(string by) =>
        Assert.Equal(new LookupList("books.taxes", by), LookupList.Parse(new LookupList("books.taxes", by).Name));

    private static PackFolder Folder(string rule) => new(
        customers: $"module: books.expenses\nsource: customers.csv\nkey: [id]\nfields:\n  account_id: {rule}\n");
}
