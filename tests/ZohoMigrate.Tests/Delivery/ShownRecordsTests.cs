using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Tests.Delivery;

public sealed class ShownRecordsTests
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();

    [Fact]
    public void Absent_OfWhatWasTaken_IsWhatNoRowCanBe()
    {
        var shown = Contacts((1, "ANN"), (2, "BOB"), (3, null));
        Take(shown, """{"contact_id":"7","contact_name":"Ann","contact_type":"customer","notes":"long"}""");
        Take(shown, """{"contact_id":"8","contact_name":"ann"}""");
        Take(shown, """{"contact_id":"9","contact_name":"Carl"}""");
        Take(shown, """{"contact_id":"7","contact_name":"Ann"}""");

        // What nothing is known by is never called absent.
        Assert.Equal([2L], shown.Absent);
        Assert.Equal(["7", "8"], shown.Like("ANN").Select(row => row.GetProperty("contact_id").GetString()));
        Assert.False(shown.Like("ANN")[0].TryGetProperty("notes", out _));
        Assert.Empty(shown.Like("CARL"));
        Assert.Equal((true, 4L, null), (shown.MissesAny, shown.Rows, shown.Fault));
    }

    // Vendors may have no id yet, so a number counts as seen whosever it is; which bill it is shows when the vendor has one.
    [Fact]
    public void Absent_WhereTheKeyNamesAnotherRecord_IsToldByWhatIsTheRecordsOwn()
    {
        var bills = Catalogue.Module("books.bills");
        var shown = new ShownRecords(bills, [new(1, Staged("INV-1")), new(2, Staged("INV-2")), new(3, Staged("INV-3"))]);
        shown.Take("7", JsonDocument.Parse("""{"bill_id":"7","vendor_id":"50","bill_number":"inv-1"}""").RootElement);
        shown.Take("8", JsonDocument.Parse("""{"bill_id":"8","vendor_id":"51","bill_number":"INV-2"}""").RootElement);

        Assert.Equal([3L], shown.Absent);
        Assert.Equal("7", Assert.Single(shown.Like("50\u001fINV-1")).GetProperty("bill_id").GetString());
        Assert.Empty(shown.Like("50\u001fINV-2"));

        static string Staged(string number) => NaturalKey.Of(
            Catalogue.Module("books.bills"), new JsonObject { ["vendor_id"] = Payload.ReferenceMarker("vendors", "Exotic"), ["bill_number"] = number })!;
    }

    [Theory]
    [InlineData("books.contacts", """{"contact_id":"7"}""", "contact_name")]
    [InlineData("books.customerpayments", """{"payment_id":"7","amount":1}""", "reference_number")]
    public void Fault_OfARowThatDoesNotShowWhatRecordsAreToldBy_NamesIt(string module, string row, string field)
    {
        var shown = new ShownRecords(Catalogue.Module(module), []);
        Take(shown, row);

        Assert.Equal($"it has rows that do not show {field}", shown.Fault);
    }

    private static ShownRecords Contacts(params (long Id, string? Key)[] sought) =>
        new(Catalogue.Module("books.contacts"), [.. sought.Select(record => new DoubtfulRecord(record.Id, record.Key))]);

    private static void Take(ShownRecords shown, string row)
    {
        var element = JsonDocument.Parse(row).RootElement;
        shown.Take(element.TryGetProperty("contact_id", out var id) ? id.GetString()! : "7", element);
    }
}
