using Xunit;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>References by other columns than the key: what can be said of them before the first row.</summary>
public sealed class ReferredKeyTests
{
    [Theory]
    [InlineData("{ ref: others, by: [a, b], from: a }", "`by` names a column of the other stream for each of `from` at customers.yaml:6:")]
    [InlineData("{ from: a, by: b }", "`by` has no meaning without `ref` or `total_of` at customers.yaml:6:")]
    [InlineData("{ ref: others, by: a, from: a, case: upper }", "`case` has no meaning for a reference at customers.yaml:6:")]
    public void Load_BadBy_SaysSo(string rule, string fault)
    {
        using var folder = Folder(rule);

        Assert.Contains(folder.Faults(), found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_ByOfTheStreamItself_SaysSo()
    {
        using var folder = new PackFolder(customers: "module: books.accounts\nsource: a.csv\nkey: [id]\nfields:\n  parent_account_id: { ref: customers, by: a, from: p }\n");

        Assert.Equal("a stream refers to its own records by their key alone at customers.yaml:5:44 (leave out `by`)", Assert.Single(folder.Faults()));
    }

    [Fact]
    public void Load_By_MakesTheOtherStreamNeedTheColumns()
    {
        using var folder = Folder("{ ref: others, by: [tax no, city], from: [a, b] }");

        var others = folder.Load().Streams[0];

        Assert.Equal(["city", "id", "name", "tax no"], others.Source.Header.Columns.Order(StringComparer.Ordinal));
    }

    private static PackFolder Folder(string rule) => new PackFolder(
        "name: t\nproducts: [books]\nstreams: [customers, others]",
        $"module: books.items\nsource: a.csv\nkey: [id]\nfields:\n  name: {{ from: n }}\n  vendor_id: {rule}\n").With("others.yaml", PackFolder.Customers);
}
