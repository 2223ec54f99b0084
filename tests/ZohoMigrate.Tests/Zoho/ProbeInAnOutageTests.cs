using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho;

public sealed class ProbeInAnOutageTests
{
    private static readonly DeliveryOptions Delivery = new() { MaxAttempts = 3, AttemptTimeout = TimeSpan.FromMinutes(10) };

    // What is parked in an outage is looked for while it lasts: giving up would pause the whole run.
    [Theory]
    [InlineData(RequestPurpose.Probe, ReplyKind.Success)]
    [InlineData(RequestPurpose.Read, ReplyKind.Transient)]
    public async Task SendAsync_ZohoIsNotThereForAWhile_ALookWaitsAndAQuestionGivesUp(RequestPurpose purpose, ReplyKind kind)
    {
        await using var server = new WireServer(request => request.Number <= 8 ? new WireReply(503, "") : WireReply.Success);
        await using var rig = await ZohoRig.OpenAsync(server, Delivery, time: new ScaledTimeProvider(TimeProvider.System, 100));

        var reply = await rig.Connection.Client.SendAsync(ZohoRig.Request("list") with { Purpose = purpose }, CancellationToken.None);

        Assert.Equal(kind, reply.Kind);
    }
}
