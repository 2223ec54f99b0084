using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.OAuth;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.OAuth;

/// <summary>A wall clock that is set, by an hour either way, costs neither tokens nor dead ones.</summary>
public sealed class TokenClockTests : IDisposable
{
    private static readonly DeliveryOptions Patient = new() { AttemptTimeout = TimeSpan.FromHours(1) };

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TemporaryFolder _state = new();

    [Theory, InlineData(0), InlineData(60), InlineData(-60), InlineData(3)]
    public async Task SendAsync_StartedEverySixMinutesAsTheClockIsSet_AsksOnceAnHour(int minutes)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), _clock, CancellationToken.None);

        for (var process = 0; process < 30; process++)
        {
            await using var rig = await ZohoRig.OpenAsync(server: null, Patient, time: _clock, stateFolder: _state.Path, settings: SettingsOf(sandbox));
            Assert.True((await rig.Connection.Organizations("books").ReadAsync(1, CancellationToken.None)).Reply is { Kind: ReplyKind.Success, Attempts: 1 });
            _clock.Advance(TimeSpan.FromMinutes(6));
            _clock.StepWallClock(TimeSpan.FromMinutes(process % 2 == 0 ? minutes : -minutes));
        }

        Assert.Equal(3, (await sandbox.SummarizeAsync(CancellationToken.None)).TokenCalls);
    }

    [Theory, InlineData(60), InlineData(-60)]
    public async Task SendAsync_TheClockIsSetWhileItRuns_KeepsItsToken(int minutes)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), _clock, CancellationToken.None);
        await using var rig = await ZohoRig.OpenAsync(server: null, Patient, time: _clock, stateFolder: _state.Path, settings: SettingsOf(sandbox));

        for (var call = 1; call <= 10; call++)
        {
            Assert.Equal(1, (await rig.Connection.Organizations("books").ReadAsync(call, CancellationToken.None)).Reply.Attempts);
            _clock.Advance(TimeSpan.FromMinutes(5));
            _clock.StepWallClock(TimeSpan.FromMinutes(call % 2 == 0 ? minutes : -minutes));
        }

        Assert.Equal(1, (await sandbox.SummarizeAsync(CancellationToken.None)).TokenCalls);
    }

    // Tokens that last a minute: by rights twenty in ten minutes. The sandbox would refuse the eleventh.
    [Fact]
    public async Task SendAsync_TokensOfAMinute_TheSandboxNeverHasTooMany()
    {
        var options = new SandboxOptions { TokenLifetime = TimeSpan.FromMinutes(1) };
        await using var sandbox = await SandboxServer.StartAsync(options, _clock, CancellationToken.None);

        for (var call = 1; call <= 30; call++)
        {
            await using var rig = await ZohoRig.OpenAsync(server: null, Patient, time: _clock, stateFolder: _state.Path, settings: SettingsOf(sandbox));
            var reading = rig.Connection.Organizations("books").ReadAsync(call, CancellationToken.None);
            Assert.True(await _clock.WindAsync(reading, TimeSpan.FromMinutes(15)));
            Assert.Equal(ReplyKind.Success, (await reading).Reply.Kind);
            Assert.DoesNotContain(rig.Log.Lines, line => line.Contains("too many requests for access tokens", StringComparison.Ordinal));
            _clock.Advance(TimeSpan.FromSeconds(31));
        }
    }

    // After a reboot there is the wall clock alone. Set back, it cannot tell how old the token is: it is tried, and one refusal settles it.
    [Theory, InlineData(-60, 1), InlineData(60, 2), InlineData(-1, 1)]
    public async Task GetAsync_RebootedWithTheClockSet_AsksNoMoreThanOnce(int minutes, int asks)
    {
        await using var server = Server();
        await GetAsync(server, "boot-1");
        _clock.StepWallClock(TimeSpan.FromMinutes(minutes));

        for (var process = 0; process < 5; process++)
            Assert.NotNull((await GetAsync(server, "boot-2")).Token);

        Assert.Equal(asks, server.TokenRequests.Count);
    }

    [Fact]
    public async Task GetAsync_RebootedAndTheTokenIsDead_OneRefusalBringsOneNewToken()
    {
        await using var server = Server();
        await GetAsync(server, "boot-1");
        _clock.Advance(TimeSpan.FromHours(2));
        _clock.StepWallClock(TimeSpan.FromHours(-3));

        using (var source = Source(server, "boot-2"))
        {
            var dead = await source.GetAsync(CancellationToken.None);
            source.Expire(dead.Token!);
            Assert.NotEqual(dead.Token!.Value, (await source.GetAsync(CancellationToken.None)).Token!.Value);
        }

        Assert.Equal("token-2", (await GetAsync(server, "boot-2")).Token!.Value);
        Assert.Equal(2, server.TokenRequests.Count);
    }

    // Nine asks before the reboot, and the clock an hour back: they count as made now, not as made in an hour.
    [Fact]
    public async Task GetAsync_RebootedWithTheClockSetBack_WaitsTenMinutesNotSeventy()
    {
        var isOver = false;
        await using var server = new WireServer(_ => WireReply.Success)
        {
            Token = _ => Volatile.Read(ref isOver) ? new WireReply(200, WireServer.GoodToken) : new WireReply(503, "<html>"),
        };
        for (var process = 0; process < 9; process++)
            Assert.Null((await GetAsync(server, "boot-1")).Token);
        _clock.StepWallClock(TimeSpan.FromHours(-1));
        Volatile.Write(ref isOver, true);

        for (var start = 0; start < 2; start++)
        {
            using var killed = Source(server, "boot-2");
            Assert.False(await _clock.WindAsync(killed.GetAsync(CancellationToken.None), TimeSpan.FromMinutes(4)));
        }

        using var last = Source(server, "boot-2");
        Assert.True(await _clock.WindAsync(last.GetAsync(CancellationToken.None), TimeSpan.FromMinutes(3)));
        Assert.Equal(10, server.TokenRequests.Count);
    }

    public void Dispose() => _state.Dispose();

    private static ZohoOptions SettingsOf(SandboxServer sandbox) => new()
    {
        OrganizationId = sandbox.OrganizationId,
        ClientId = sandbox.Credentials.ClientId,
        ClientSecret = sandbox.Credentials.ClientSecret,
        RefreshToken = sandbox.Credentials.RefreshToken,
        AccountsUrl = sandbox.Address,
        ApiUrl = sandbox.Address,
    };

    private static WireServer Server()
    {
        var given = 0;
        return new WireServer(_ => WireReply.Success)
        {
            Token = _ => new WireReply(200, $$"""{"access_token":"token-{{Interlocked.Increment(ref given)}}","expires_in":3600}"""),
        };
    }

    private async Task<TokenOutcome> GetAsync(WireServer server, string boot)
    {
        using var source = Source(server, boot);
        return await source.GetAsync(CancellationToken.None);
    }

    // As ZohoConnection puts it together, but for the name of the boot.
    private AccessTokenSource Source(WireServer server, string boot)
    {
        var settings = ZohoRig.Settings(server.Address);
        var clock = new TokenClock(_clock, boot);
        var cache = new TokenCache(_state.Path, settings, server.Address, clock, NullLogger.Instance);
#pragma warning disable CA2000 // lives as long as the test
        var endpoint = new TokenEndpoint(new HttpClient(), settings, server.Address, Patient.AttemptTimeout, _clock);
#pragma warning restore CA2000
        return new AccessTokenSource(new TokenAsker(endpoint, cache, clock, new MemoryJournal(), NullLogger.Instance), _clock);
    }
}
