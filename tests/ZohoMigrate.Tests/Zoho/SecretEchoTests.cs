using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Zoho;

/// <summary>Servers that repeat what they were sent: their words are kept and shown, so the secrets must be gone from them.</summary>
public sealed class SecretEchoTests
{
    [Fact]
    public async Task SendAsync_ServerRepeatsTheToken_TheReplyDoesNot()
    {
        await using var server = new WireServer(request => WireReply.Fault(400, 15, $"Cannot read {request.Headers["Authorization"]}!"));
        await using var rig = await ZohoRig.OpenAsync(server);

        Assert.Equal("Cannot read Zoho-oauthtoken ***!", (await rig.SendAsync("create")).Message);
        Assert.DoesNotContain(rig.Log.Lines, line => line.Contains("secret-access", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bad secret-client")]
    [InlineData("bad 1000.SECRET-refresh")]
    public async Task SendAsync_AccountsServerRepeatsASecret_NobodyDoes(string error)
    {
        await using var server = new WireServer(_ => WireReply.Success) { Token = _ => new WireReply(200, $$"""{"error":"{{error}}"}""") };
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.SendAsync("create");
        Assert.Equal((ReplyKind.RunStopper, "Zoho gives no access token: an error without a name."), (reply.Kind, reply.Message));
        Assert.DoesNotContain(rig.Log.Lines, line => line.Contains(error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TellTokens_EachTokenOfTheRun_IsToldBeforeItIsUsed()
    {
        var told = new List<string>();
        await using var server = new WireServer(request =>
        {
            Assert.Equal("Zoho-oauthtoken " + told[^1], request.Headers["Authorization"]);
            return WireReply.Success;
        });
        await using var rig = await ZohoRig.OpenAsync(server);
        rig.Connection.TellTokens(told.Add);

        Assert.Equal(ReplyKind.Success, (await rig.SendAsync("create")).Kind);
        Assert.Equal(["1000.secret-access"], told);
    }

    [Theory]
    [InlineData("X-Request-Id: abc-1", "abc-1")]
    [InlineData("X-ZOHO-REQUEST-ID: 77", "77")]
    [InlineData("X-Request-Id: a b<script>", "")]
    [InlineData("X-Other: 1", "")]
    public async Task Log_OfAnAttempt_HasTheServersNameForTheCall(string header, string shown)
    {
        await using var server = new WireServer(_ => WireReply.Success with { Headers = [header] });
        await using var rig = await ZohoRig.OpenAsync(server);
        await rig.SendAsync("create");

        Assert.Contains(rig.Log.Lines, line => line.Contains("AttemptEnded", StringComparison.Ordinal) && line.TrimEnd().EndsWith($" ms {shown}".TrimEnd(), StringComparison.Ordinal));
    }
}
