using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Work;

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
        var shown = new ShownRecords(bills, first: null, [new(1, Staged("INV-1")), new(2, Staged("INV-2")), new(3, Staged("INV-3"))]);
        shown.Take("7", JsonDocument.Parse("""{"bill_id":"7","vendor_id":"50","bill_number":"inv-1"}""").RootElement);
        shown.Take("8", JsonDocument.Parse("""{"bill_id":"8","vendor_id":"51","bill_number":"INV-2"}""").RootElement);

        Assert.Equal([3L], shown.Absent);
        Assert.Equal("7", Assert.Single(shown.Like("50\u001fINV-1")).GetProperty("bill_id").GetString());
        Assert.Empty(shown.Like("50\u001fINV-2"));

        static string Staged(string number) => NaturalKey.Of(
            Catalogue.Module("books.bills"), new PayloadObject { ["vendor_id"] = Payload.ReferenceMarker("vendors", "Exotic"), ["bill_number"] = number })!;
    }

    [Theory]
    [InlineData("books.contacts", """{"contact_id":"7"}""", "contact_name")]
    [InlineData("books.customerpayments", """{"payment_id":"7","amount":1}""", "reference_number")]
    public void Fault_OfARowThatDoesNotShowWhatRecordsAreToldBy_NamesIt(string module, string row, string field)
    {
        var shown = new ShownRecords(Catalogue.Module(module), first: null, []);
        Take(shown, row);

        Assert.Equal($"it has rows that do not show {field}", shown.Fault);
    }

    // One that lost its marker may be any of the records; one that is older than all of them, or has a marker, is none.
    [Theory]
    [InlineData("UTR 7", "2026-11-21T12:00:01+0000", false)]
    [InlineData("", "2026-11-21T12:00:01+0000", false)]
    [InlineData("", "2026-11-20T12:00:01+0000", true)]
    [InlineData("#ZM-AAAAAAAAAAAA", "2026-11-21T12:00:01+0000", true)]
    public void Absent_BesideARowWithoutAMarker_IsNothing(string reference, string created, bool isAbsent)
    {
        var shown = new ShownRecords(
            Catalogue.Module("books.customerpayments"), new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), [new DoubtfulRecord(1, "#ZM-O3PCWBFG3R5I")]);
        Take(shown, $$"""{"payment_id":"7","customer_id":"1","date":"2026-01-02","amount":42.50,"reference_number":"{{reference}}","created_time":"{{created}}","notes":"long"}""");

        Assert.Equal(isAbsent, shown.Absent.Any());
        var payload = new JsonObject { ["customer_id"] = "1", ["date"] = "2026-01-02", ["amount"] = 42.5m };
        Assert.Equal(isAbsent, shown.UnmarkedLike(payload).Count == 0);
        Assert.All(shown.UnmarkedLike(payload), row => Assert.False(row.TryGetProperty("notes", out _)));
        payload["amount"] = 42.51m;
        Assert.Empty(shown.UnmarkedLike(payload));
    }

    // Two streams, told in two places: a row that is told in one of them may be a record of the other that lost what it was told by.
    [Theory]
    [InlineData("#ZM-O3PCWBFG3R5I", "", false)]
    [InlineData("", "payments:1", false)]
    [InlineData("#ZM-AAAAAAAAAAAA", "", true)]
    [InlineData("", "payments:2", true)]
    [InlineData("", "", true)]
    [InlineData("#ZM-AAAAAAAAAAAA", "payments:2", false)]
    public void UnmarkedLike_OfRecordsToldInTwoPlaces_HasRowsThatAreToldInOneAsNobodyWeSeek(string reference, string custom, bool isUnmarked)
    {
        var module = Catalogue.Module("books.customerpayments");
        var told = new PayloadObject();
        UniqueField.Put(module.CustomFields!, told, "cf_source_id", "payments:1");
        var shown = new ShownRecords(module, first: null, [new(1, "#ZM-O3PCWBFG3R5I"), new(2, NaturalKey.Of(module, told))]);

        Take(shown, $$"""{"payment_id":"7","customer_id":"1","date":"2026-01-02","amount":42.50,"reference_number":"{{reference}}","cf_source_id":"{{custom}}"}""");

        Assert.Equal(isUnmarked, shown.UnmarkedLike(new JsonObject { ["customer_id"] = "1", ["date"] = "2026-01-02", ["amount"] = 42.5m }).Count == 1);
    }

    private static ShownRecords Contacts(params (long Id, string? Key)[] sought) =>
        new(Catalogue.Module("books.contacts"), first: null, [.. sought.Select(record => new DoubtfulRecord(record.Id, record.Key))]);

    private static void Take(ShownRecords shown, string row)
    {
        var element = JsonDocument.Parse(row).RootElement;
        shown.Take(element.TryGetProperty("contact_id", out var id) ? id.GetString()! : "7", element);
    }
}
