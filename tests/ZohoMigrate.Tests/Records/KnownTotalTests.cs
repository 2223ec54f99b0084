using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Tests.Records;

/// <summary>What a rejected record is worth is said only where its numbers are known to be right.</summary>
public sealed class KnownTotalTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly ModuleSpec Invoices = Catalogue.Module("books.invoices");

    [Theory]
    [InlineData(null, true)]
    [InlineData("customer_id", true)]
    [InlineData("date", true)]
    [InlineData("line_items[1].rate", false)]
    [InlineData("line_items", false)]
    [InlineData("shipping_charge", false)]
    public void Of_AFaultyField_TellsWhetherTheTotalIsKnown(string? faulty, bool isKnown)
    {
        var total = KnownTotal.Of(Invoices, Invoice("12.50"), faulty is null ? [] : [faulty]);

        Assert.Equal(isKnown ? 37.5m : null, total);
    }

    [Fact]
    public void Of_ANumberThatIsNone_IsUnknown() => Assert.Null(KnownTotal.Of(Invoices, Invoice("\"twelve\""), []));

    [Fact]
    public void Of_AModuleWithoutTotals_IsUnknown() => Assert.Null(KnownTotal.Of(Catalogue.Module("books.contacts"), new PayloadObject(), []));

    private static PayloadObject Invoice(string rate) =>
        PayloadObject.Parse($$"""{"line_items":[{"rate":{{rate}},"quantity":3}]}""");
}
