using Xunit;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Tests.Records;

public sealed class PayloadTests
{
    [Fact]
    public void Resolve_ReferencesAtAnyDepth_BecomeTheParentsIds()
    {
        var payload = new PayloadObject
        {
            ["customer_id"] = Payload.ReferenceMarker("customers", "A|1"),
            ["chat_id"] = Payload.ReferenceMarker("channels", "C1", "chat_id"),
            ["lines"] = new PayloadList([new PayloadObject { ["item_id"] = Payload.ReferenceMarker("products", "7"), ["rate"] = 12.50m }]),
        };

        payload["amount"] = Payload.TotalMarker("orders", "1");

        var resolved = Payload.Resolve(payload, (stream, key, member) => $"{stream}:{key}{(member is null ? "" : $":{member}")}", (stream, key) => $"{stream}:{key}" == "orders:1" ? 42.50m : 0m);

        Assert.Equal("""{"customer_id":"customers:A|1","chat_id":"channels:C1:chat_id","lines":[{"item_id":"products:7","rate":12.50}],"amount":42.50}""", resolved.ToJsonString());
    }

    [Theory]
    [InlineData("orders", "1", "orders", "1", true)]
    [InlineData("orders", "1", "orders", "2", false)]
    [InlineData("orders", "1", "bills", "1", false)]
    public void IsTotalOf_TheSameRecord_IsTold(string stream, string key, string otherStream, string otherKey, bool same)
    {
        Assert.Equal(same, Payload.IsTotalOf(Payload.TotalMarker(stream, key), Payload.ReferenceMarker(otherStream, otherKey)));
        Assert.False(Payload.IsTotalOf(new PayloadNumber(1m), Payload.ReferenceMarker(stream, key)));
        Assert.False(Payload.IsTotalOf(null, null));
    }

    [Fact]
    public void Resolve_ThePayloadItself_IsLeftAsItWas()
    {
        var payload = new PayloadObject { ["a"] = Payload.ReferenceMarker("s", "k") };
        var before = payload.ToJsonString();

        Payload.Resolve(payload, (_, _, _) => "1", (_, _) => 1m);

        Assert.Equal(before, payload.ToJsonString());
    }
}
