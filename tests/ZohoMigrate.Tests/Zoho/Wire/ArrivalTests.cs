using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.Wire;

/// <summary>
/// .NET's handler re-sends, unasked and uncounted, what has no content object when a connection drops. Ours must never: what arrives
/// at the socket is what was permitted and written down, however the connection ends.
/// </summary>
public sealed class ArrivalTests
{
    // What is cut off is not at work any more here: a call that was given up would keep its place until it can no longer arrive.
    private static readonly DeliveryOptions Delivery = new() { MaxAttempts = 2, AttemptTimeout = TimeSpan.FromSeconds(30), LateArrival = TimeSpan.Zero };

    /// <summary>Nothing leaves the window while the test counts.</summary>
    private static readonly LaneOptions AllDay = new() { Requests = 1000, Window = TimeSpan.FromDays(1), PerDay = 1000 };

    // GET, POST with body, POST without, DELETE; PUT is no operation of these modules and is made up below.
    public static TheoryData<string, WireDrop, bool> Drops()
    {
        var data = new TheoryData<string, WireDrop, bool>();
        foreach (var operation in (string[])["get", "create", "mark_as_sent", "delete", "put"])
        {
            foreach (var drop in Enum.GetValues<WireDrop>().Where(drop => drop is not WireDrop.None and not WireDrop.Silence))
            {
                data.Add(operation, drop, false);
                data.Add(operation, drop, true);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Drops))]
    public async Task SendAsync_ConnectionDrops_OneArrivalPerPermitAndIntent(string operation, WireDrop drop, bool reused)
    {
        var request = Request(operation);
        // A reused connection is where the handler thinks a drop is the server's idle timeout, and tries again.
        await using var server = new WireServer(arrival => reused && arrival.Number == 1 ? WireReply.Success : WireReply.Cut(drop));
        await using var rig = await ZohoRig.OpenAsync(server, Delivery, AllDay, new ScaledTimeProvider(TimeProvider.System, 20));
        if (reused)
            Assert.Equal(ReplyKind.Success, (await rig.Connection.Client.SendAsync(request with { Id = 2 }, default)).Kind);

        var reply = await rig.Connection.Client.SendAsync(request, default);

        Assert.Equal(operation == "create" ? ReplyKind.Unknown : ReplyKind.Transient, reply.Kind);
        await AssertAllCountedAsync(rig, server.Requests.Count);
        Assert.Equal(operation == "create" ? 1 : 2, reply.Attempts);
        Assert.All(server.Requests, arrival => Assert.True(arrival.Headers.ContainsKey("Content-Length"), "every request carries a content object"));
    }

    [Theory]
    [InlineData("get"), InlineData("create"), InlineData("mark_as_sent"), InlineData("delete"), InlineData("put")]
    public async Task SendAsync_CutOnAccept_OneConnectionPerPermitAndIntent(string operation)
    {
        // The first connection is the token's.
        await using var server = new WireServer(_ => WireReply.Success) { CutOnAccept = connection => connection > 1, Token = Closing };
        await using var rig = await ZohoRig.OpenAsync(server, Delivery, AllDay, new ScaledTimeProvider(TimeProvider.System, 20));

        // A mere question, not a record: those go on for as long as the outage lasts.
        await rig.Connection.Client.SendAsync(Request(operation) with { Items = [] }, default);

        Assert.Empty(server.Requests);
        await AssertAllCountedAsync(rig, server.Connections - 1);
    }

    private static WireReply Closing(WireRequest request) => new(200, WireServer.GoodToken) { Headers = ["Connection: close"] };

    private static async Task AssertAllCountedAsync(ZohoRig rig, int arrivals)
    {
        var lane = await rig.Connection.Lanes["books.organization"].SnapshotAsync(default);
        Assert.Equal(arrivals, rig.Journal.Entries.Count);
        Assert.Equal(arrivals, lane.Used);
        Assert.Equal(arrivals, lane.DayUsed);
        Assert.Equal(0, lane.InFlight);
        Assert.Equal(0, rig.Journal.Open);
    }

    private static ApiRequest Request(string operation)
    {
        if (operation != "put")
            return ZohoRig.Request(operation);
        var update = ZohoRig.Request("mark_as_sent");
        return update with { Operation = update.Operation with { Method = "PUT", Path = "/invoices/{id}" }, Body = """{"notes":"x"}""" };
    }
}
