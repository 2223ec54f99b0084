using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox;

public sealed class SandboxTokenTests
{
    [Fact]
    public async Task Token_GoodCredentials_AnswersAsZohoDoes()
    {
        await using var sandbox = await SandboxHarness.StartAsync();

        var reply = await sandbox.TokenAsync();

        Assert.Equal(200, reply.Status);
        Assert.Equal(3600, reply.Body["expires_in"]!.GetValue<int>());
        Assert.Equal(sandbox.Server.Address.ToString().TrimEnd('/'), reply.Body["api_domain"]!.ToString());
        Assert.Equal("Bearer", reply.Body["token_type"]!.ToString());
    }

    [Theory]
    [InlineData("client_id", "invalid_client")]
    [InlineData("client_secret", "invalid_client_secret")]
    [InlineData("refresh_token", "invalid_code")]
    [InlineData("grant_type", "unsupported_grant_type")]
    public async Task Token_OneWrongField_Answers200WithAnError(string field, string error)
    {
        await using var sandbox = await SandboxHarness.StartAsync();

        var reply = await sandbox.TokenAsync((field, "wrong"));

        Assert.Equal(200, reply.Status);
        Assert.Equal(error, reply.Body["error"]!.ToString());
        Assert.Null(reply.Body["access_token"]);
    }

    [Fact]
    public async Task Token_EleventhInTenMinutes_IsDeniedAndTakesNoPartInTheLimits()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { Limit = 1 });
        for (var call = 2; call <= 10; call++)
            Assert.NotNull((await sandbox.TokenAsync()).Body["access_token"]);

        var denied = await sandbox.TokenAsync();
        sandbox.Time.Advance(TimeSpan.FromMinutes(10));
        var later = await sandbox.TokenAsync();

        Assert.Equal(400, denied.Status);
        Assert.Equal("Access Denied", denied.Body["error"]!.ToString());
        Assert.Equal(200, later.Status);
        Assert.Equal(200, (await sandbox.GetAsync("/contacts")).Status);
        var summary = await sandbox.SummarizeAsync();
        Assert.Equal((1, 12, 1), (summary.Arrivals, summary.TokenCalls, summary.MaxInWindow));
    }

    [Fact]
    public async Task Books_ExpiredOrMissingToken_Answers57()
    {
        await using var sandbox = await SandboxHarness.StartAsync(new SandboxOptions { TokenLifetime = TimeSpan.FromMinutes(2) });
        sandbox.Time.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromTicks(1));
        var lastMoment = await sandbox.GetAsync("/contacts");
        sandbox.Time.Advance(TimeSpan.FromTicks(1));
        var expired = await sandbox.GetAsync("/contacts");
        sandbox.Http.DefaultRequestHeaders.Authorization = null;
        var missing = await sandbox.GetAsync("/contacts");

        Assert.Equal(200, lastMoment.Status);
        Assert.Equal((401, 57), expired.Verdict);
        Assert.Equal((401, 57), missing.Verdict);
    }
}
