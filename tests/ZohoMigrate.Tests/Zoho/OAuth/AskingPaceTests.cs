using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.OAuth;

/// <summary>However the accounts server fails and however often the program is started anew: never the eleventh ask in ten minutes.</summary>
public sealed class AskingPaceTests : IDisposable
{
    private const string Denied = """{"error_description":"请求过于频繁","error":"Access Denied","status":"failure"}""";

    private static readonly DeliveryOptions Patient = new() { AttemptTimeout = TimeSpan.FromHours(1) };

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly TemporaryFolder _state = new();
    private readonly AskingTimes _asked;

    public AskingPaceTests() => _asked = new AskingTimes(_clock);

    public static TheoryData<string, WireReply> Outages => new()
    {
        { "a gateway's page", new WireReply(503, "<html>down</html>") },
        { "a page with 200", new WireReply(200, "<html>maintenance</html>") },
        { "an error of the server itself", new WireReply(500, """{"error":"internal"}""") },
        { "no answer at all", WireReply.Cut(WireDrop.Reset) },
    };

    [Theory, MemberData(nameof(Outages))]
    public async Task SendAsync_AccountsOutForHours_AsksMoreAndMoreRarelyAndGoesOnSoonAfter(string outage, WireReply reply)
    {
        var isOver = false;
        await using var server = Server(() => Volatile.Read(ref isOver) ? new WireReply(200, WireServer.GoodToken) : reply);
        await using var rig = await OpenAsync(server);

        var sending = Task.WhenAll(Enumerable.Range(1, 5).Select(id => rig.SendAsync("create", id)));
        Assert.False(await _clock.WindAsync(sending, TimeSpan.FromHours(3)), outage);
        var during = _asked.Count;
        Volatile.Write(ref isOver, true);
        var over = _clock.Elapsed;
        Assert.True(await _clock.WindAsync(sending, TimeSpan.FromHours(1)));

        Assert.All(await sending, answer => Assert.Equal(ReplyKind.Success, answer.Kind));
        _asked.AssertNeverOver();
        Assert.InRange(during, 80, 100);
        Assert.InRange(_clock.Elapsed - over, TimeSpan.Zero, TimeSpan.FromMinutes(2));
        Assert.Single(rig.Log.Lines, line => line.StartsWith("Warning 2008", StringComparison.Ordinal));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task SendAsync_AccountsOutAndStartedAnewAgainAndAgain_NeverOver(int seed)
    {
        var chance = new Random(seed);
        await using var server = Server(() => chance.Next(3) == 0 ? WireReply.Cut(WireDrop.AfterRequest) : new WireReply(502, "<html>"));

        for (var process = 0; process < 40; process++)
        {
            await using var rig = await OpenAsync(server);
            await _clock.WindAsync(rig.SendAsync(chance.Next(2) == 0 ? "get" : "create"), TimeSpan.FromSeconds(chance.Next(1, 90)));
            _clock.StepWallClock(TimeSpan.FromMinutes(chance.Next(-60, 61)));
        }

        _asked.AssertNeverOver();
        Assert.True(_asked.Count >= 9, $"{_asked.Count} asks say nothing");
    }

    [Fact]
    public async Task SendAsync_TokensDieTooFast_WaitsInsteadOfAskingForTheTenth()
    {
        await using var server = new WireServer(_ => WireReply.Success)
        {
            Token = _ =>
            {
                _asked.Add();
                return new WireReply(200, """{"access_token":"t","expires_in":60}""");
            },
        };
        await using var rig = await OpenAsync(server);

        for (var call = 1; call <= 40; call++)
        {
            Assert.True(await _clock.WindAsync(rig.SendAsync("get", call), TimeSpan.FromHours(1)));
            _clock.Advance(TimeSpan.FromSeconds(31));
        }

        _asked.AssertNeverOver();
        Assert.Contains(rig.Log.Lines, line => line.Contains("asked for too often in ten minutes", StringComparison.Ordinal));
    }

    [Theory, InlineData(200, Denied), InlineData(400, Denied), InlineData(429, "<html>slow down</html>")]
    public async Task SendAsync_ThrottledThreeTimesInARow_EndsWithTheTimeAndNobodyAsksBefore(int status, string body)
    {
        await using var server = Server(() => _asked.Count <= 4 ? new WireReply(status, body) : new WireReply(200, WireServer.GoodToken));
        await using (var rig = await OpenAsync(server))
        {
            var reply = await WoundAsync(rig.SendAsync("create"));

            Assert.Equal((ReplyKind.QuotaExhausted, 0), (reply.Kind, reply.Attempts));
            Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromMinutes(10), reply.RetryAt);
            Assert.Contains("3 times in a row", reply.Message, StringComparison.Ordinal);
            Assert.Equal(ReplyKind.QuotaExhausted, (await rig.SendAsync("create", id: 2)).Kind);
        }

        _clock.StepWallClock(TimeSpan.FromHours(1));
        await using (var early = await OpenAsync(server))
            Assert.Equal((ReplyKind.QuotaExhausted, 3), ((await early.SendAsync("create")).Kind, _asked.Count));
        _clock.Advance(TimeSpan.FromMinutes(10));
        await using (var again = await OpenAsync(server))
            Assert.Equal((ReplyKind.QuotaExhausted, 4), ((await again.SendAsync("create")).Kind, _asked.Count));
        _clock.Advance(TimeSpan.FromMinutes(10));
        await using (var late = await OpenAsync(server))
            Assert.Equal((ReplyKind.Success, 5), ((await late.SendAsync("create")).Kind, _asked.Count));

        for (var ask = 1; ask <= 4; ask++)
            _asked.AssertRestAfter(ask);
        Assert.Empty(server.Requests.SkipLast(1));
    }

    [Fact]
    public async Task SendAsync_ThrottledAndStartedAnew_WaitsForTheRestOfTheTenMinutes()
    {
        await using var server = Server(() => _asked.Count == 1 ? new WireReply(400, Denied) : new WireReply(200, WireServer.GoodToken));
        await using (var rig = await OpenAsync(server))
            Assert.False(await _clock.WindAsync(rig.SendAsync("create"), TimeSpan.FromMinutes(4)));

        await using var second = await OpenAsync(server);

        Assert.Equal(ReplyKind.Success, (await WoundAsync(second.SendAsync("create"))).Kind);
        Assert.Equal(2, _asked.Count);
        _asked.AssertRestAfter(1);
    }

    // Zoho's words for credentials that are wrong mean what they say, whatever stands beside them.
    [Fact]
    public async Task SendAsync_WrongCredentialsWithStatusFailure_StopsTheRun()
    {
        await using var server = Server(() => new WireReply(400, """{"error":"invalid_code","status":"failure"}"""));
        await using var rig = await OpenAsync(server);

        Assert.Equal(ReplyKind.RunStopper, (await rig.SendAsync("create")).Kind);
    }

    public void Dispose() => _state.Dispose();

    private WireServer Server(Func<WireReply> token) => new(_ => WireReply.Success)
    {
        Token = _ =>
        {
            _asked.Add();
            return token();
        },
    };

    private Task<ZohoRig> OpenAsync(WireServer server) => ZohoRig.OpenAsync(server, Patient, time: _clock, stateFolder: _state.Path);

    private async Task<Reply> WoundAsync(Task<Reply> sending)
    {
        Assert.True(await _clock.WindAsync(sending, TimeSpan.FromHours(2)));
        return await sending;
    }
}
