using System.Text;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.Wire;

/// <summary>A file that is uploaded, as it comes off the socket.</summary>
public sealed class UploadTests
{
    private static readonly OperationSpec Create = ZohoCatalogue.Load().Module("cliq.files").Create;

    [Fact]
    public async Task SendAsync_AFile_IsAFormWithItsNameAndComment()
    {
        await using var server = new WireServer(_ => new WireReply(204, ""));
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.Connection.Client.SendAsync(Request(() => new MemoryStream("hello"u8.ToArray()), name: "Übersicht \"1\".txt"), default);

        Assert.Equal((ReplyKind.Success, 204), (reply.Kind, reply.Status));
        var arrival = Assert.Single(server.Requests);
        Assert.Equal("/api/v2/chats/CT_1%2F2/files", arrival.Target);
        Assert.StartsWith("multipart/form-data; boundary=", arrival.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.DoesNotContain("Transfer-Encoding", arrival.Headers.Keys);
        Assert.Equal(arrival.Headers["Content-Length"], Encoding.UTF8.GetByteCount(arrival.Body).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Übersicht %221%22.txt\"\r\n\r\nhello\r\n", arrival.Body, StringComparison.Ordinal);
        Assert.Matches("""\r\nContent-Disposition: form-data; name="?comments"?\r\n\r\n\["see it #ZM-ABC"\]\r\n""", arrival.Body);
    }

    // A request whose content cannot be read twice is silently sent again by some clients, and by .NET where it has none.
    [Theory]
    [InlineData(WireDrop.AfterHead), InlineData(WireDrop.AfterRequest), InlineData(WireDrop.Reset), InlineData(WireDrop.InStatusLine)]
    public async Task SendAsync_TheConnectionDrops_HasSentItOnceAndKnowsNothing(WireDrop drop)
    {
        var opened = 0;
        await using var server = new WireServer(_ => WireReply.Cut(drop));
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.Connection.Client.SendAsync(
            Request(() =>
            {
                opened++;
                return new MemoryStream(new byte[5]);
            }), default);

        Assert.Equal(ReplyKind.Unknown, reply.Kind);
        Assert.Equal((1, 1), (server.Requests.Count, opened));
    }

    [Fact]
    public async Task SendAsync_ThrottledFirst_SendsAllOfItAgain()
    {
        var asked = 0;
        await using var server = new WireServer(_ => ++asked == 1 ? new WireReply(429, "{}") { Headers = ["Retry-After: 1"] } : new WireReply(204, ""));
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.Connection.Client.SendAsync(Request(() => new MemoryStream("hello"u8.ToArray())), default);

        Assert.Equal(ReplyKind.Success, reply.Kind);
        Assert.Equal(2, server.Requests.Count(arrival => arrival.Body.Contains("\r\n\r\nhello\r\n", StringComparison.Ordinal)));
    }

    // Before its last byte: what arrives is no whole request, and nobody can have taken it for one.
    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task SendAsync_AFileThatBreaksOff_IsNeverWholeAndNotKnown(bool opens)
    {
        await using var server = new WireServer(_ => new WireReply(204, "")) { ReadsBodyFirst = true };
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.Connection.Client.SendAsync(Request(() => opens ? new MemoryStream(new byte[4]) : throw new FileNotFoundException()), default);

        Assert.Equal(ReplyKind.Unknown, reply.Kind);
        Assert.Contains("its file cannot be read, or is not what was checked", reply.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    // Of such a file's call it was said that the connection broke: after a few, nothing was sent to a Zoho that was well.
    [Fact]
    public async Task SendAsync_FilesThatBreakOffOneAfterTheOther_AreNoOutage()
    {
        await using var server = new WireServer(_ => new WireReply(204, "")) { ReadsBodyFirst = true };
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { MaxAttempts = 2 });

        for (var id = 1; id <= 3; id++)
            await rig.Connection.Client.SendAsync(Request(() => new MemoryStream(new byte[4]), id: id), default);

        Assert.All(rig.Connection.Lanes, lane => Assert.False(lane.Breaker.IsOpen));
        Assert.DoesNotContain(rig.Log.Lines, line => line.Contains("Zoho does not answer", StringComparison.Ordinal));
        Assert.Equal(ReplyKind.Success, (await rig.Connection.Client.SendAsync(Request(() => new MemoryStream("hello"u8.ToArray()), id: 99), default)).Kind);
    }

    // By a slow line 50 MB take longer than any other call may.
    [Fact]
    public async Task SendAsync_ALargeFile_IsGivenTimeByItsLength()
    {
        await using var server = new WireServer(_ => new WireReply(204, "") { Delay = TimeSpan.FromSeconds(2) });
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { AttemptTimeout = TimeSpan.FromSeconds(1), MaxAttempts = 1 });

        var small = await rig.Connection.Client.SendAsync(Request(() => new MemoryStream(new byte[5])), default);
        var large = await rig.Connection.Client.SendAsync(Request(() => new MemoryStream(new byte[8_000_000]), bytes: 8_000_000, id: 2), default);

        Assert.Equal((ReplyKind.Unknown, ReplyKind.Success), (small.Kind, large.Kind));
    }

    [Fact]
    public async Task SendAsync_AFileAndItsComment_AreInNoLog()
    {
        await using var server = new WireServer(_ => new WireReply(400, """{"message":"no"}"""));
        await using var rig = await ZohoRig.OpenAsync(server);

        await rig.Connection.Client.SendAsync(Request(() => new MemoryStream("hello"u8.ToArray())), default);

        Assert.NotEmpty(rig.Log.Lines);
        Assert.DoesNotContain(rig.Log.Lines, line => line.Contains("hello", StringComparison.Ordinal) || line.Contains("see it", StringComparison.Ordinal));
    }

    private static ApiRequest Request(Func<Stream> open, string name = "a.txt", long bytes = 5, long id = 1) => new(id, Create)
    {
        InPath = new Dictionary<string, string>(StringComparer.Ordinal) { ["chat_id"] = "CT_1/2" },
        File = new ApiFile(name, bytes, open) { Texts = [new("comments", """["see it #ZM-ABC"]""")] },
        Items = [new RequestItem(id, 0)],
    };
}
