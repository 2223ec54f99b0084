using System.Text.Json;
using Xunit;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Tests.Mapping;

/// <summary>What is special about a module without a natural key, and about an amount that is another record's total.</summary>
public sealed class PaymentMappingTests
{
    private const string Orders = """
        module: books.invoices
        source: orders.csv
        key: [id]
        fields: { invoice_number: { from: id } }
        """;

    [Fact]
    public void Map_Payment_EndsItsReferenceWithTheMarkerAndTakesTheInvoicesTotal()
    {
        var record = Map("""
            amount: { total_of: orders, from: order }
              reference_number: { from: utr }
              invoices: [{ fields: { invoice_id: { ref: orders, from: order }, amount_applied: { total_of: orders, from: order } } }]
            """, "1", "10248", "UTR 4711");

        Assert.Equal(
            """{"amount":{"$total":"orders","key":"10248"},"reference_number":"UTR 4711 """ + RecordMarker.Of("payments", "1")
            + """ ","invoices":[{"invoice_id":{"$ref":"orders","key":"10248"},"amount_applied":{"$total":"orders","key":"10248"}}]}""".TrimStart(),
            record.Payload.ToJsonString());
        Assert.Equal(
            ["amount Total", "invoices[0].invoice_id Id", "invoices[0].amount_applied Total"],
            record.References.Select(reference => $"{reference.Field} {reference.Use}"));
    }

    [Theory]
    [InlineData("payment_mode: { const: cash }")]
    [InlineData("reference_number: { from: utr }")]
    public void Map_PaymentWithoutAReference_HasTheMarkerAlone(string field) =>
        Assert.Equal(RecordMarker.Of("payments", "1"), Map(field, "1", "10248", "")!.Payload["reference_number"]!.ToString());

    [Fact]
    public void Map_PaymentWithoutAKey_HasNoMarker() => Assert.False(Map("payment_mode: { const: cash }", "", "1", "").Payload.Has("reference_number"));

    [Theory]
    [InlineData("amount: { total_of: order, from: id }", "unknown stream `order` at payments.yaml:5:23; did you mean `orders`?")]
    [InlineData("amount: { total_of: customers, from: id }", "stream `customers` delivers to books.contacts, whose records have no total at payments.yaml:5:23")]
    [InlineData("amount: { total_of: orders }", "total `amount` lacks `from` at payments.yaml:5:11")]
    [InlineData("amount: { total_of: orders, from: id, default: 1 }", "`default` has no meaning for a total at payments.yaml:5:50")]
    [InlineData("amount: { total_of: orders, from: id, ref: orders }", "`total_of` has no meaning for a reference at payments.yaml:5:23")]
    [InlineData("payment_mode: { total_of: orders, from: id }", "field `payment_mode` holds no amount, and stream `orders` delivers to books.invoices at payments.yaml:5:29")]
    [InlineData("customer_id: { total_of: orders, from: id }", "field `customer_id` holds no amount, and stream `orders` delivers to books.invoices at payments.yaml:5:28")]
    public void Load_BadTotal_SaysWhereAndWhatWasMeant(string field, string fault)
    {
        using var folder = Folder(field);

        Assert.StartsWith(fault, folder.Faults()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Load_StreamThatTakesATotal_ComesAfterTheOneItIsTakenFrom()
    {
        using var folder = Folder("amount: { total_of: orders, from: id }");

        Assert.Equal(["customers", "orders", "payments"], folder.Load().Streams.Select(stream => stream.Entry.Name));
    }

    private static PackFolder Folder(string field) => new PackFolder("name: t\nproducts: [books]\nstreams: [customers, payments, orders]")
        .With("orders.yaml", Orders)
        .With("payments.yaml", $"module: books.customerpayments\nsource: payments.csv\nkey: [id]\nfields:\n  {field}\n");

    private static MappedRecord Map(string field, params string[] cells)
    {
        using var folder = Folder(field);
        var mapping = folder.Load().Streams.Single(stream => stream.Entry.Name == "payments");
        var file = new SourceFile("payments", RowRole.Header, "payments.csv", ["id", "order", "utr"], "");
        return new MappingStage(mapping).Map(new SourceRecord(0, new SourceRow(file, 1, 2, 2, cells), []));
    }
}
