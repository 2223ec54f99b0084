using System.Globalization;
using Xunit;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Totals;

namespace ZohoMigrate.Tests.Validation;

public sealed class NorthwindTests
{
    [Fact]
    public async Task Northwind_Whole_PassesWithoutAProblem()
    {
        var road = await Road.TakeAsync("northwind");

        Assert.Empty(road.Problems);
        Assert.Equal(830 - 809, road.Strays.Count(stray => stray is { Role: RowRole.Excluded, Row.File.Stream: "payments" }));
        Assert.Equal(830 - 809, road.Strays.Count);
        Assert.Equal(
            [("customers", 91), ("suppliers", 29), ("products", 77), ("orders", 830), ("payments", 809)],
            road.Records.GroupBy(record => record.Stream).Select(group => (group.Key, group.Count())));
        Assert.Equal(2155, road.Records.Sum(record => record.Lines.Count));
        Assert.Equal(809, road.Records.Sum(record => record.Steps.Count));
    }

    [Fact]
    public async Task Northwind_DocumentTotals_AddUpToTheCent()
    {
        var road = await Road.TakeAsync("northwind");

        var total = road.Records.Where(record => record.Module == "books.invoices").Sum(record => DocumentTotal.Of(record.Payload, KnownTaxes.None)!.Value);

        // In whole cents and integers only, so that nothing here shares a rounding with what is tested.
        var cents = Road.Cells("northwind", "order_details.csv").Sum(LineCents) + Road.Cells("northwind", "orders.csv").Sum(order => Scaled(order[7], 2));
        Assert.Equal(cents, total * 100);
    }

    [Fact]
    public async Task Northwind_FirstOrder_IsTheInvoiceOneWouldWrite()
    {
        var order = (await Road.TakeAsync("northwind")).Records.First(record => record.Stream == "orders");

        Assert.Equal(
            """{"customer_id":{"$ref":"customers","key":"VINET"},"invoice_number":"NW-10248","reference_number":"10248","date":"1996-07-04","due_date":"1996-08-01","discount_type":"item_level","shipping_charge":32.38,"notes":"Ship to Vins et alcools Chevalier, 59 rue de l'Abbaye, Reims, France","line_items":[{"item_id":{"$ref":"products","key":"11"},"rate":14.00,"quantity":12,"discount":"0%"},{"item_id":{"$ref":"products","key":"42"},"rate":9.80,"quantity":10,"discount":"0%"},{"item_id":{"$ref":"products","key":"72"},"rate":34.80,"quantity":5,"discount":"0%"}]}""",
            order.Payload.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(["mark_as_sent"], order.Steps);
        Assert.Equal("NW-10248", order.NaturalKey);
    }

    [Fact]
    public async Task NorthwindSmall_IsConsistentAndCheap()
    {
        var road = await Road.TakeAsync("northwind-small");

        Assert.Empty(road.Problems);
        Assert.Equal(93, road.Records.Count + road.Records.Sum(record => record.Steps.Count) + 1);
        Assert.Equal(5, road.Records.Count(record => record.Stream == "orders" && record.Steps.Count == 0));
        Assert.Equal(25, Road.Cells("northwind-small", "order_details.csv").Count(line => line[4] != "0"));
    }

    [Theory]
    [InlineData("dangling-customer", "dangling-reference customer_id, dangling-reference customer_id")]
    [InlineData("duplicate-order-id", "required line_items, duplicate-key , duplicate-key , duplicate-key , duplicate-key ")]
    [InlineData("bad-date", "not-a-date date")]
    [InlineData("too-long-name", "too-long name")]
    [InlineData("missing-line-header", "orphan-line ")]
    [InlineData("unreadable-row", "ragged-row , orphan-line , orphan-line , ragged-row ")]
    [InlineData("unclosed-quote", "unclosed-quote , orphan-line , orphan-line , unclosed-quote ")]
    public async Task DirtyNorthwind_EachFault_IsFoundAndNothingElse(string folder, string problems)
    {
        var road = await Road.TakeAsync(Path.Combine("dirty-northwind", folder));

        Assert.Equal(problems, string.Join(", ", road.Problems.Select(problem => $"{problem.Code} {problem.Field}")));
    }

    private static long LineCents(string[] line)
    {
        var (price, quantity, discount) = (Scaled(line[2], 2), Scaled(line[3], 0), Scaled(line[4], 2));
        return ((price * quantity * (100 - discount)) + 50) / 100;
    }

    private static long Scaled(string text, int decimals)
    {
        var parts = text.Split('.');
        return long.Parse(parts[0] + (parts.Length > 1 ? parts[1] : "").PadRight(decimals, '0'), CultureInfo.InvariantCulture);
    }
}
