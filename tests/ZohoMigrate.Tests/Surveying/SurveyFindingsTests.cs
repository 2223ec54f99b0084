using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Surveying;
using ZohoMigrate.Tests.Mapping;

namespace ZohoMigrate.Tests.Surveying;

public sealed class SurveyFindingsTests
{
    private static readonly ProductSpec Books = ZohoCatalogue.Load().Product("books");

    [Theory]
    [InlineData("unit: { from: a }", false)]
    [InlineData("initial_stock: { from: a }", true)]
    [InlineData("item_type: { const: inventory }", true)]
    [InlineData("item_type: { const: sales }", false)]
    [InlineData("item_type: { from: a }", true)]
    [InlineData("item_type: { from: a, map: { S: sales, I: inventory } }", true)]
    [InlineData("item_type: { from: a, map: { S: sales }, when: { a: { not: null } } }", false)]
    [InlineData("item_type: { from: a, map: { S: sales }, default: inventory }", true)]
    [InlineData("item_type: [{ from: a, map: { S: sales } }, { const: inventory }]", true)]
    public void ByHand_OpeningStock_MattersWhereItemsMayBeKeptInStock(string field, bool matters)
    {
        using var folder = new PackFolder(customers: $$"""
            module: books.items
            source: items.csv
            key: [id]
            fields:
              name: { from: name }
              rate: { from: rate }
              {{field}}
            """);

        Assert.Equal(matters, SurveyFindings.ByHand(folder.Load(), Books).Any(finding => finding.Subject == "opening stock"));
    }
}
