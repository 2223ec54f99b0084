using System.Net;
using System.Net.Sockets;
using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho;

/// <summary>The same mishap means another thing for a read, a create and an idempotent call; a create is sent twice only when provably not processed.</summary>
public sealed class EffectTableTests
{
    private const int Speed = 300;
    private const string Html = "<html><body>Bad Gateway</body></html>";

    // The time of an attempt is the machine's: a slow one must not run out of it where nothing is late.
    private static readonly DeliveryOptions Delivery = new() { MaxAttempts = 2, AttemptTimeout = TimeSpan.FromMinutes(1), LateArrival = TimeSpan.Zero, DefaultCooldown = TimeSpan.FromSeconds(6) };

    public static TheoryData<string, ReplyKind, int, ReplyKind, int> Mishaps => new()
    {
        // mishap                         create                    attempts  others                 attempts
        { "timeout", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "reset before the answer", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "reset before the body", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "torn answer", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "torn refusal", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "200 that is no JSON", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "200 without code", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "500", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "502 html", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "408", ReplyKind.Unknown, 1, ReplyKind.Transient, 2 },
        { "400", ReplyKind.Refused, 1, ReplyKind.Refused, 1 },
        { "403 html", ReplyKind.Refused, 1, ReplyKind.Refused, 1 },
        { "200 with a code", ReplyKind.Refused, 1, ReplyKind.Refused, 1 },
        { "1002", ReplyKind.MissingParent, 1, ReplyKind.MissingParent, 1 },
        { "6041", ReplyKind.RunStopper, 1, ReplyKind.RunStopper, 1 },
        { "45", ReplyKind.QuotaExhausted, 2, ReplyKind.QuotaExhausted, 2 },
        { "45 once", ReplyKind.Success, 2, ReplyKind.Success, 2 },
        { "401 always", ReplyKind.RunStopper, 3, ReplyKind.RunStopper, 3 },
        { "401 once", ReplyKind.Success, 2, ReplyKind.Success, 2 },
        { "429 once, code 44", ReplyKind.Success, 2, ReplyKind.Success, 2 },
        { "429 thrice, code 1070", ReplyKind.Success, 4, ReplyKind.Success, 4 },
        { "429 once, html", ReplyKind.Success, 2, ReplyKind.Success, 2 },
        { "500 once", ReplyKind.Unknown, 1, ReplyKind.Success, 2 },
    };

    public static TheoryData<string, string, ReplyKind, int> Cases()
    {
        var cases = new TheoryData<string, string, ReplyKind, int>();
        foreach (var row in Mishaps)
        {
            cases.Add((string)row[0], "create", (ReplyKind)row[1], (int)row[2]);
            cases.Add((string)row[0], "get", (ReplyKind)row[3], (int)row[4]);
            cases.Add((string)row[0], "mark_as_sent", (ReplyKind)row[3], (int)row[4]);
        }

        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task SendAsync_Mishap_IsWhatItIsForThisEffect(string mishap, string operation, ReplyKind kind, int attempts)
    {
        await using var server = new WireServer(arrival => Answer(mishap, arrival.Number));
        await using var rig = await ZohoRig.OpenAsync(
            server,
            mishap == "timeout" ? Delivery with { AttemptTimeout = TimeSpan.FromSeconds(1.5) } : Delivery,
            time: new ScaledTimeProvider(TimeProvider.System, Speed));

        var reply = await rig.SendAsync(operation);

        Assert.Equal(kind, reply.Kind);
        Assert.Equal(attempts, reply.Attempts);
        Assert.Equal(attempts, server.Requests.Count);
        Assert.Equal(attempts, rig.Journal.Entries.Count);
        Assert.Equal(kind, rig.Journal.Entries[^1].End!.Kind);
        Assert.Equal(Enumerable.Range(1, attempts), rig.Journal.Entries.Select(entry => entry.Start.Number));
    }

    [Theory]
    [InlineData("create"), InlineData("get")]
    public async Task SendAsync_ConnectionRefused_IsTriedAgainWhateverTheEffect(string operation)
    {
        await using var server = new WireServer(_ => WireReply.Success);
        var nobody = FreeAddress();
        await using var rig = await ZohoRig.OpenAsync(
            server, Delivery, time: new ScaledTimeProvider(TimeProvider.System, Speed), settings: ZohoRig.Settings(server.Address) with { ApiUrl = nobody });

        var reply = await rig.Connection.Client.SendAsync(ZohoRig.Request(operation) with { Items = [] }, default);

        Assert.Equal((ReplyKind.Transient, 2), (reply.Kind, reply.Attempts));
        Assert.Null(reply.Status);
        Assert.Contains("no connection", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_LockedForAnHour_SaysUntilWhenInsteadOfSleeping()
    {
        await using var server = new WireServer(_ => WireReply.Fault(429, 43, "you have been blocked for some time", "Retry-After: 3600"));
        using var folder = new TemporaryFolder();
        var before = TimeProvider.System.GetUtcNow();
        await using (var rig = await ZohoRig.OpenAsync(server, stateFolder: folder.Path))
        {
            var reply = await rig.SendAsync("create");

            Assert.Equal((ReplyKind.QuotaExhausted, 1), (reply.Kind, reply.Attempts));
            Assert.InRange(reply.RetryAt!.Value - before, TimeSpan.FromMinutes(59.9), TimeSpan.FromMinutes(61));
        }

        // The next process knows, and does not ask.
        await using var next = await ZohoRig.OpenAsync(server, stateFolder: folder.Path);
        Assert.Equal(ReplyKind.QuotaExhausted, (await next.SendAsync("create", id: 2)).Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task SendAsync_TlsFails_CreateIsTriedAgain()
    {
        await using var server = new WireServer(_ => WireReply.Success);
        using var plain = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        var answering = AnswerWithoutTlsAsync(plain);
        await using var rig = await ZohoRig.OpenAsync(
            server,
            Delivery,
            time: new ScaledTimeProvider(TimeProvider.System, Speed),
            settings: ZohoRig.Settings(server.Address) with { ApiUrl = new Uri($"https://127.0.0.1:{((IPEndPoint)plain.LocalEndpoint).Port}") });

        var reply = await rig.Connection.Client.SendAsync(ZohoRig.Request("create") with { Items = [] }, default);

        Assert.Equal((ReplyKind.Transient, 2), (reply.Kind, reply.Attempts));
        plain.Stop();
        await answering;
    }

    /// <summary>A server that does not speak TLS: it answers the handshake in plain words, and waits until the client has had enough.</summary>
    private static async Task AnswerWithoutTlsAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                try
                {
                    await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
                    await client.GetStream().CopyToAsync(Stream.Null);
                }
                catch (IOException)
                {
                    // The client hung up on it, as it should.
                }
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // The test has seen enough.
        }
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static WireReply Answer(string mishap, int number) => mishap switch
    {
        "timeout" => WireReply.Cut(WireDrop.Silence),
        "reset before the answer" => WireReply.Cut(WireDrop.Reset),
        "reset before the body" => WireReply.Cut(WireDrop.AfterHead),
        "torn answer" => WireReply.Cut(WireDrop.InBody),
        "torn refusal" => WireReply.Fault(400, 1001, "Invoice number already exists") with { Drop = WireDrop.InBody },
        "200 that is no JSON" => new(200, "OK"),
        "200 without code" => new(200, """{"status":"fine"}"""),
        "200 with a code" => WireReply.Fault(200, 15, "Please ensure that the field has less than 100 characters."),
        "500" => WireReply.Fault(500, 1000, "Internal error"),
        "502 html" => new(502, Html),
        "408" => new(408, ""),
        "400" => WireReply.Fault(400, 987654, "Something nobody has listed"),
        "403 html" => new(403, Html),
        "1002" => WireReply.Fault(400, 1002, "Invoice does not exist."),
        "6041" => WireReply.Fault(400, 6041, "This user is not associated with the CompanyID/CompanyName:60001."),
        "45" => WireReply.Fault(429, 45, "The API call for this organization has exceeded the maximum call rate limit of 1000."),
        "45 once" when number == 1 => WireReply.Fault(429, 45, "The API call for this organization has exceeded the maximum call rate limit of 1000."),
        "401 always" => WireReply.Fault(401, 57, "You are not authorized to perform this operation"),
        "401 once" when number == 1 => WireReply.Fault(401, 57, "You are not authorized to perform this operation"),
        "429 once, code 44" when number == 1 => WireReply.Fault(429, 44, "For security reasons your organization has been blocked"),
        "429 thrice, code 1070" when number <= 3 => WireReply.Fault(429, 1070, "You have reached the maximum number of in process requests allowed."),
        "429 once, html" when number == 1 => new(429, Html),
        "500 once" when number == 1 => new(500, ""),
        _ => WireReply.Success,
    };
}
