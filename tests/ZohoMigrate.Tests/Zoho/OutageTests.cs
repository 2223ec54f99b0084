using System.Net;
using System.Net.Sockets;
using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho;

public sealed class OutageTests
{
    private static readonly DeliveryOptions Delivery = new() { MaxAttempts = 3, AttemptTimeout = TimeSpan.FromMinutes(5) };

    [Fact]
    public async Task SendAsync_ZohoIsNotThere_RecordWaitsItOutAndArrivesOnce()
    {
        await using var accounts = new WireServer(_ => WireReply.Success);
        var port = FreePort();
        await using var rig = await ZohoRig.OpenAsync(
            accounts, Delivery, time: new ScaledTimeProvider(TimeProvider.System, 40), settings: ZohoRig.Settings(accounts.Address) with { ApiUrl = new Uri($"http://127.0.0.1:{port}") });

        var sending = rig.SendAsync("create");
        while (rig.Journal.Entries.Count < 6)
            await Task.Delay(5);
        Assert.False(sending.IsCompleted);
        Assert.True((await rig.Connection.Lanes["books.organization"].SnapshotAsync(default)).Outage);
        await using var back = new WireServer(_ => WireReply.Success, port);

        Assert.Equal(ReplyKind.Success, (await sending).Kind);
        Assert.Single(back.Requests);
        Assert.False((await rig.Connection.Lanes["books.organization"].SnapshotAsync(default)).Outage);
    }

    [Fact]
    public async Task SendAsync_OutageOf503_PausesTheLaneInsteadOfHammering()
    {
        await using var server = new WireServer(arrival => arrival.Number <= 12 ? new WireReply(503, "<html>maintenance</html>") : WireReply.Success);
        await using var rig = await ZohoRig.OpenAsync(server, Delivery, time: new ScaledTimeProvider(TimeProvider.System, 60));

        var replies = await Task.WhenAll(Enumerable.Range(1, 20).Select(id => rig.SendAsync("mark_as_sent", id)));

        Assert.All(replies, reply => Assert.Equal(ReplyKind.Success, reply.Kind));
        Assert.InRange(server.Requests.Count, 20, 20 + 32);
        Assert.Single(rig.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("Zoho does not answer: nothing is sent until 20", StringComparison.Ordinal));
        Assert.Single(rig.Log.Lines, line => line.Contains("Zoho answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SendAsync_OneRecordAlwaysFailsInside_EndsWithItsAttemptsUsedUp()
    {
        await using var server = new WireServer(_ => WireReply.Fault(500, 1000, "Internal error"));
        await using var rig = await ZohoRig.OpenAsync(server, Delivery, time: new ScaledTimeProvider(TimeProvider.System, 60));

        var reply = await rig.SendAsync("mark_as_sent");

        Assert.Equal((ReplyKind.Transient, 3), (reply.Kind, reply.Attempts));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
