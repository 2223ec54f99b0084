using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Tests.Records;

public sealed class PayloadTests
{
    [Fact]
    public void Resolve_ReferencesAtAnyDepth_BecomeTheParentsIds()
    {
        var payload = new JsonObject
        {
            ["customer_id"] = Payload.ReferenceMarker("customers", "A|1"),
            ["lines"] = new JsonArray(new JsonObject { ["item_id"] = Payload.ReferenceMarker("products", "7"), ["rate"] = 12.50m }),
        };

        var resolved = Payload.Resolve(payload, (stream, key) => $"{stream}:{key}");

        Assert.Equal("""{"customer_id":"customers:A|1","lines":[{"item_id":"products:7","rate":12.50}]}""", resolved.ToJsonString());
    }

    [Fact]
    public void Resolve_ThePayloadItself_IsLeftAsItWas()
    {
        var payload = new JsonObject { ["a"] = Payload.ReferenceMarker("s", "k") };
        var before = payload.ToJsonString();

        Payload.Resolve(payload, (_, _) => "1");

        Assert.Equal(before, payload.ToJsonString());
    }
}
