using Xunit;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>A value table that is a CSV file of the pack.</summary>
public sealed class ValueFileTests
{
    private const string Map = "contact_type: { from: a, map: { file: types.csv, key: word, value: type } }";

    [Theory]
    [InlineData("K", """{"contact_type":"customer"}""")]
    [InlineData("L, old", """{"contact_type":"vendor"}""")]
    [InlineData("none", "{}")]
    public void Map_ValueOfTheFile_IsTaken(string cell, string payload)
    {
        using var folder = Folder(Map).With("types.csv", "\uFEFFid,type,word\r\n1,customer,K\r\n2,vendor,\"L, old\"\r\n3,,none\r\n");

        Assert.Equal(payload, folder.Map("id,a", "1", cell).Payload.ToJsonString());
    }

    [Theory]
    [InlineData("\u0915\u093C", "\u0958")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("Zo\u00EB", "Zoe\u0308")]
    public void Map_TheSameLettersPutTogetherOtherwise_AreTheSame(string word, string cell)
    {
        using var file = Folder(Map).With("types.csv", $"word,type\n{word},customer\n");
        using var table = Folder($"contact_type: {{ from: a, map: {{ {word}: customer }} }}");

        Assert.Equal("""{"contact_type":"customer"}""", file.Map("id,a", "1", cell).Payload.ToJsonString());
        Assert.Equal("""{"contact_type":"customer"}""", table.Map("id,a", "1", cell).Payload.ToJsonString());
    }

    [Fact]
    public void Load_TheSameLettersTwiceInATable_AreAFault()
    {
        using var folder = Folder("contact_type: { from: a, map: { \"Zo\\u00EB\": customer, \"Zoe\\u0308\": vendor } }");

        Assert.Contains("is there twice, with different values", Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_ValueTheFileDoesNotHave_IsAProblem()
    {
        using var folder = Folder(Map).With("types.csv", "word,type\nK,customer\n");

        Assert.Equal("not-in-map", Assert.Single(folder.Map("id,a", "1", "X").Problems).Code);
    }

    [Theory]
    [InlineData("types.csv", "word,typ\nK,customer\n", "the file has no column `type` at customers.yaml:5:")]
    [InlineData("type.csv", "word,type\n", "the pack has no file `types.csv` at customers.yaml:5:")]
    [InlineData("types.csv", "word,type\nK,custmer\n", "field `contact_type` has no value `custmer` at types.csv:2:1; did you mean `customer`?")]
    [InlineData("types.csv", "word,type\nK,customer\nK,vendor\n", "`K` is there twice, with different values at types.csv:3:1 (keep one of the two)")]
    [InlineData("types.csv", "word,type\n,customer\n", "the row has no `word` at types.csv:2:1")]
    [InlineData("types.csv", "word,type\nK\n", "the row at line 2 has 1 cells, and the file 2 columns at types.csv:2:1")]
    [InlineData("types.csv", "", "the file is empty at types.csv:1:1")]
    [InlineData("types.csv", "word,type\n\"K,customer\n", "the file cannot be read: ")]
    public void Load_BadFile_SaysWhere(string name, string text, string fault)
    {
        using var folder = Folder(Map).With(name, text);

        Assert.StartsWith(fault, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileOutsideOfThePack_IsNotThere()
    {
        using var folder = Folder("notes: { from: a, map: { file: ../types.csv, key: word, value: type } }");

        Assert.StartsWith("the pack has no file `../types.csv`", Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ChangedFile_IsAnotherPack()
    {
        using var folder = Folder(Map).With("types.csv", "word,type\nK,customer\n");
        var before = folder.Load().Fingerprint;

        Assert.NotEqual(before, folder.With("types.csv", "word,type\nK,vendor\n").Load().Fingerprint);
    }

    private static PackFolder Folder(string field) => new(
        customers: $"module: books.contacts\nsource: customers.csv\nkey: [id]\nfields:\n  {field}\n");
}
