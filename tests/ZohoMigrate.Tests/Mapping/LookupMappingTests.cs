using Xunit;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>What a pack says of records that the organisation has.</summary>
public sealed class LookupMappingTests
{
    [Theory]
    [InlineData("{ lookup: books.contacts, from: a }", "`books.contacts` is nothing that can be looked up at customers.yaml:5:25")]
    [InlineData("{ lookup: books.tax, from: a }", "`books.tax` is nothing that can be looked up at customers.yaml:5:25; did you mean `books.taxes`?")]
    [InlineData("{ lookup: books.taxes, from: a }", "field `account_id` holds an id of books.accounts, not of books.taxes at customers.yaml:5:25")]
    [InlineData("{ lookup: books.accounts, by: account_nam, from: a }", "books.accounts has no field `account_nam` to be looked up by at customers.yaml:5:45; did you mean `account_name`?")]
    [InlineData("{ lookup: books.accounts, from: a, type: text }", "`type` has no meaning for a lookup at customers.yaml:5:")]
    [InlineData("{ lookup: books.accounts, ref: b, from: a }", "`ref` has no meaning for a lookup at customers.yaml:5:")]
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
    public void Parse_Name_IsTheListAgain() =>
        Assert.Equal(new LookupList("books.taxes", "tax_name"), LookupList.Parse(new LookupList("books.taxes", "tax_name").Name));

    private static PackFolder Folder(string rule) => new(
        customers: $"module: books.expenses\nsource: customers.csv\nkey: [id]\nfields:\n  account_id: {rule}\n");
}
