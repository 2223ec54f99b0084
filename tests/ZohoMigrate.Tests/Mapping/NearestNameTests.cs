using Xunit;
using ZohoMigrate.Pipeline.Records.Keys;

namespace ZohoMigrate.Tests.Mapping;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("contact_nmae", "contact_name")]
    [InlineData("Contact_Name ", "contact_name")]
    [InlineData("note", "notes")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void Of_Name_FindsTheFewestSlips(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, ["contact_type", "contact_name", "notes"]));

    [Theory]
    [InlineData("name", "Ledger Name")]
    [InlineData("Opening Balance (Dr)", "balance")]
    [InlineData("day", null)]
    [InlineData("date", null)]
    [InlineData("%", null)]
    public void ByWords_Name_FindsTheOnlyOneThatHasItsWords(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.ByWords(name, ["Ledger Name", "balance", "due_date", "invoice_date", "%"]));
}
