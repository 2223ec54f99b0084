using Xunit;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Files;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.OAuth;

public sealed class AccessTokenTests
{
    private static readonly string[] Secrets = ["secret-client", "secret-refresh", "secret-access"];

    [Fact]
    public async Task SendAsync_TwentyAtOnce_OneTokenCall()
    {
        await using var server = new WireServer(_ => WireReply.Success)
        {
            Token = _ => new WireReply(200, WireServer.GoodToken) { Delay = TimeSpan.FromMilliseconds(100) },
        };
        await using var rig = await ZohoRig.OpenAsync(server);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(id => rig.SendAsync("create", id)));

        var call = Assert.Single(server.TokenRequests);
        Assert.Equal(1, rig.Journal.TokenCalls);
        Assert.Equal(("POST", "/oauth/v2/token"), (call.Method, call.Target));
        Assert.Equal("grant_type=refresh_token&refresh_token=1000.secret-refresh&client_id=1000.client&client_secret=secret-client", call.Body);
    }

    [Fact]
    public async Task SendAsync_TokenDiesUnderTwenty_OneMoreTokenCall()
    {
        var tokens = 0;
        await using var server = new WireServer(arrival => arrival.Headers["Authorization"].EndsWith("-1", StringComparison.Ordinal)
            ? WireReply.Fault(401, 57, "You are not authorized to perform this operation") with { Delay = TimeSpan.FromMilliseconds(50) }
            : WireReply.Success)
        {
            Token = _ => new WireReply(200, $$"""{"access_token":"secret-access-{{Interlocked.Increment(ref tokens)}}","expires_in":3600}"""),
        };
        await using var rig = await ZohoRig.OpenAsync(server);

        var replies = await Task.WhenAll(Enumerable.Range(1, 20).Select(id => rig.SendAsync("create", id)));

        Assert.All(replies, reply => Assert.Equal(ReplyKind.Success, reply.Kind));
        Assert.Equal(2, rig.Journal.TokenCalls);
    }

    // Of the third nobody can say that it only died.
    [Theory]
    [InlineData(1, ReplyKind.Success, 2)]
    [InlineData(2, ReplyKind.Success, 3)]
    [InlineData(3, ReplyKind.RunStopper, 3)]
    public async Task SendAsync_TokensDieUnderOneCall_GetsTwoNewOnesAndNoThird(int dead, ReplyKind kind, int asked)
    {
        var tokens = 0;
        await using var server = new WireServer(arrival => arrival.Number <= dead
            ? WireReply.Fault(401, 57, "You are not authorized to perform this operation")
            : WireReply.Success)
        {
            Token = _ => new WireReply(200, $$"""{"access_token":"secret-access-{{Interlocked.Increment(ref tokens)}}","expires_in":3600}"""),
        };
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.SendAsync("create");

        Assert.Equal((kind, asked), (reply.Kind, rig.Journal.TokenCalls));
        if (kind == ReplyKind.RunStopper)
            Assert.Contains("Zoho refuses a new access token too.", reply.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_code", "Zoho:RefreshToken")]
    [InlineData("invalid_client", "Zoho:DataCenter")]
    [InlineData("invalid_client_secret", "Zoho:ClientSecret")]
    [InlineData("general_error", "Zoho:ClientId")]
    public async Task SendAsync_ErrorWithStatus200_StopsTheRunWithWhatToDo(string error, string setting)
    {
        await using var server = new WireServer(_ => WireReply.Success) { Token = _ => new WireReply(200, $$"""{"error":"{{error}}"}""") };
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.SendAsync("create");
        await rig.SendAsync("create", id: 2);

        Assert.Equal((ReplyKind.RunStopper, 0), (reply.Kind, reply.Attempts));
        Assert.Contains(error, reply.Message, StringComparison.Ordinal);
        Assert.Contains(setting, reply.Hint, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Single(server.TokenRequests);
    }

    [Theory]
    [InlineData(200, """{"error_description":"You have made too many requests continuously.","error":"Access Denied","status":"failure"}""")]
    [InlineData(400, """{"error_description":"您请求过于频繁","error":"Access Denied","status":"failure"}""")]
    public async Task SendAsync_TokenThrottle_WaitsTenMinutesThenGoesOn(int status, string body)
    {
        var clock = new ScaledTimeProvider(TimeProvider.System, 1000);
        var times = new List<DateTimeOffset>();
        await using var server = new WireServer(_ => WireReply.Success)
        {
            Token = _ =>
            {
                times.Add(clock.GetUtcNow());
                return times.Count == 1 ? new WireReply(status, body) : new WireReply(200, WireServer.GoodToken);
            },
        };
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { AttemptTimeout = TimeSpan.FromHours(1) }, time: clock);

        Assert.Equal(ReplyKind.Success, (await rig.SendAsync("create")).Kind);

        // A real timer may fire a millisecond early, which is a second here.
        Assert.True(times[1] - times[0] >= TimeSpan.FromMinutes(9.9), (times[1] - times[0]).ToString());
    }

    [Fact]
    public async Task SendAsync_StoppedDuringTokenThrottle_ThrowsAndSendsNothing()
    {
        using var stopping = new CancellationTokenSource();
        await using var server = new WireServer(_ => WireReply.Success)
        {
            Token = _ =>
            {
                stopping.CancelAfter(TimeSpan.FromMilliseconds(100));
                return new WireReply(400, """{"error":"access denied"}""");
            },
        };
        await using var rig = await ZohoRig.OpenAsync(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.SendAsync("create", stopping: stopping.Token));

        Assert.Single(server.TokenRequests);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(3600, 3300), InlineData(3_600_000, 3300), InlineData(8, 4)]
    public async Task SendAsync_Lifetime_RenewedEarlyButNotBeforeHalfOfIt(long expiresIn, int freshSeconds)
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = new WireServer(_ => WireReply.Success)
        {
            Token = _ => new WireReply(200, $$"""{"access_token":"t","expires_in":{{expiresIn}}}"""),
        };
        await using var rig = await ZohoRig.OpenAsync(server, time: clock);

        await rig.SendAsync("get");
        clock.Advance(TimeSpan.FromSeconds(freshSeconds - 1));
        await rig.SendAsync("get", id: 2);
        Assert.Equal(1, rig.Journal.TokenCalls);
        clock.Advance(TimeSpan.FromSeconds(1));
        await rig.SendAsync("get", id: 3);

        Assert.Equal(2, rig.Journal.TokenCalls);
    }

    [Fact]
    public async Task SendAsync_ANewProcess_FindsTheTokenOfTheOneBefore()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WireServer(_ => WireReply.Success);
        await using (var first = await ZohoRig.OpenAsync(server, stateFolder: folder.Path))
            await first.SendAsync("get");

        await using var second = await ZohoRig.OpenAsync(server, stateFolder: folder.Path);

        Assert.Equal(ReplyKind.Success, (await second.SendAsync("get", id: 2)).Kind);
        Assert.Single(server.TokenRequests);
    }

    [Fact]
    public async Task SendAsync_TheTokenOnDiskIsDead_AsksOnceForANewOne()
    {
        using var folder = new TemporaryFolder();
        var tokens = 0;
        await using var server = new WireServer(arrival => File.Exists(folder["revoked"]) && arrival.Headers["Authorization"].EndsWith("-1", StringComparison.Ordinal)
            ? WireReply.Fault(401, 57, "You are not authorized to perform this operation")
            : WireReply.Success)
        {
            Token = _ => new WireReply(200, $$"""{"access_token":"secret-access-{{Interlocked.Increment(ref tokens)}}","expires_in":3600}"""),
        };
        await using (var first = await ZohoRig.OpenAsync(server, stateFolder: folder.Path))
            await first.SendAsync("get");
        await File.WriteAllTextAsync(folder["revoked"], "");

        await using var second = await ZohoRig.OpenAsync(server, stateFolder: folder.Path);

        Assert.Equal(ReplyKind.Success, (await second.SendAsync("get", id: 2)).Kind);
        Assert.Equal(2, tokens);
    }

    [Fact]
    public async Task SendAsync_TheFileOnDiskIsDamaged_AsksForANewToken()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WireServer(_ => WireReply.Success);
        await using (var first = await ZohoRig.OpenAsync(server, stateFolder: folder.Path))
            await first.SendAsync("get");
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "tokens"), "*.json"));
        await File.WriteAllTextAsync(file, "{\"accessToken\":");

        await using var second = await ZohoRig.OpenAsync(server, stateFolder: folder.Path);

        Assert.Equal(ReplyKind.Success, (await second.SendAsync("get", id: 2)).Kind);
        Assert.Equal(2, server.TokenRequests.Count);
    }

    // Where an ask cannot be written down, the next process could not count it.
    [Fact]
    public async Task SendAsync_TheAskCannotBeWrittenDown_IsNotMade()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WireServer(_ => WireReply.Success);
        await using (var first = await ZohoRig.OpenAsync(server, stateFolder: folder.Path))
            await first.SendAsync("get");
        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "tokens"), "*.json"));
        File.Delete(file);
        Directory.CreateDirectory(file + ".tmp");

        await using var second = await ZohoRig.OpenAsync(server, stateFolder: folder.Path);
        var fault = await Assert.ThrowsAsync<StorageException>(() => second.SendAsync("get", id: 2));

        Assert.Equal(file, fault.Path);
        Assert.Single(server.TokenRequests);
    }

    [Fact]
    public async Task SendAsync_TheFileOnDisk_IsItsOwnersOnlyAndNamesNoSecret()
    {
        using var folder = new TemporaryFolder();
        await using var server = new WireServer(_ => WireReply.Success);
        await using var rig = await ZohoRig.OpenAsync(server, stateFolder: folder.Path);

        await rig.SendAsync("get");

        var file = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "tokens"), "*.json"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain("secret-refresh", file + await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-client", file + await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_NoApiUrlSet_GoesWhereTheTokenAnswerSays()
    {
        await using var api = new WireServer(_ => WireReply.Success);
        await using var accounts = new WireServer(_ => WireReply.Success)
        {
            Token = _ => new WireReply(200, $$"""{"access_token":"t","expires_in":3600,"api_domain":"{{api.Address}}"}"""),
        };
        await using var rig = await ZohoRig.OpenAsync(accounts, settings: ZohoRig.Settings(accounts.Address) with { ApiUrl = null });

        await rig.SendAsync("get");

        Assert.Single(api.Requests);
        Assert.Empty(accounts.Requests);
    }

    [Fact]
    public async Task SendAsync_WhateverHappens_NoSecretIsShown()
    {
        await using var server = new WireServer(arrival => arrival.Number % 2 == 0
            ? WireReply.Fault(401, 57, "You are not authorized to perform this operation")
            : WireReply.Cut(WireDrop.Reset));
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { MaxAttempts = 4 }, time: new ScaledTimeProvider(TimeProvider.System, 60));
        await using var refusing = new WireServer(_ => WireReply.Success)
        {
            Token = _ => new WireReply(200, """{"error":"no such token: 1000.secret-refresh of a client whose name is long"}"""),
        };
        await using var refused = await ZohoRig.OpenAsync(refusing);

        var shown = new List<string> { ZohoRig.Settings(server.Address).ToString() };
        foreach (var operation in (string[])["create", "get", "mark_as_sent"])
            shown.Add((await rig.SendAsync(operation)).ToString());
        shown.Add((await refused.SendAsync("create")).ToString());
        shown.AddRange(rig.Log.Lines);
        shown.AddRange(refused.Log.Lines);

        Assert.True(shown.Count > 8);
        Assert.All(shown, line => Assert.DoesNotContain(Secrets, secret => line.Contains(secret, StringComparison.Ordinal)));
    }
}
