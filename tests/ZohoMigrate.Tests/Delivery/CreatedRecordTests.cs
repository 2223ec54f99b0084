using System.Text.Json;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Delivery;

public sealed class CreatedRecordTests
{
    private static readonly ModuleSpec Module = ZohoCatalogue.Load().Module("books.vendorpayments");

    [Theory]
    [InlineData("under its wrapper", """{"code":0,"vendorpayment":{"payment_id":"7","amount":1}}""", "7")]
    [InlineData("in the answer itself", """{"code":0,"payment_id":"7","amount":1}""", "7")]
    [InlineData("without an id", """{"code":0,"vendorpayment":{"amount":1},"payment_id":"8"}""", null)]
    [InlineData("under another wrapper", """{"code":0,"payment":{"payment_id":"7"}}""", null)]
    [InlineData("a wrapper that holds no record", """{"code":0,"vendorpayment":[]}""", null)]
    public void Find_TheRecordInAnAnswer_IsClaimedOnlyWithItsId(string where, string answer, string? id)
    {
        var found = CreatedRecord.Find(new Reply(ReplyKind.Success, DateTimeOffset.UnixEpoch) { Body = JsonDocument.Parse(answer).RootElement }, Module);

        Assert.True(id == found?.Id, where);
        Assert.True(found is null || found.Body.GetProperty("amount").GetInt32() == 1, where);
    }
}
