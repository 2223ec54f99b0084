using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Tests.Zoho.Wire;

public sealed class HttpRulesTests
{
    [Fact]
    public async Task SendAsync_Create_IsWhatZohoExpects()
    {
        await using var server = new WireServer(_ => new WireReply(201, """{"code":0,"message":"created","invoice":{"invoice_id":"9820"}}"""));
        await using var rig = await ZohoRig.OpenAsync(server);
        var request = ZohoRig.Request("create") with { Query = [new("search text", "a&b")] };

        var reply = await rig.Connection.Client.SendAsync(request, default);

        var arrival = Assert.Single(server.Requests);
        Assert.Equal("POST", arrival.Method);
        Assert.Equal("/books/v3/invoices?ignore_auto_number_generation=true&search%20text=a%26b&organization_id=60001", arrival.Target);
        Assert.Equal("Zoho-oauthtoken 1000.secret-access", arrival.Headers["Authorization"]);
        Assert.Equal("application/json; charset=utf-8", arrival.Headers["Content-Type"]);
        Assert.StartsWith("zohomigrate/", arrival.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(request.Body, arrival.Body);
        Assert.Equal("9820", reply.Body!.Value.GetProperty("invoice").GetProperty("invoice_id").GetString());
    }

    [Fact]
    public async Task SendAsync_RedirectAndCookies_NeitherFollowedNorKept()
    {
        await using var server = new WireServer(_ => new WireReply(302, "") { Headers = ["Location: /elsewhere", "Set-Cookie: a=b"] });
        await using var rig = await ZohoRig.OpenAsync(server);

        var first = await rig.SendAsync("get");
        await rig.SendAsync("get", id: 2);

        Assert.Equal(ReplyKind.RunStopper, first.Kind);
        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain(server.Requests, arrival => arrival.Path == "/elsewhere" || arrival.Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task SendAsync_AnswerWithoutEnd_IsCutOff()
    {
        var page = new string(' ', (16 * 1024 * 1024) + 1);
        await using var server = new WireServer(_ => new WireReply(200, page));
        await using var rig = await ZohoRig.OpenAsync(server, new() { MaxAttempts = 1 });

        Assert.Equal(ReplyKind.Transient, (await rig.SendAsync("get")).Kind);
        Assert.Equal(ReplyKind.Unknown, (await rig.SendAsync("create", id: 2)).Kind);
    }

    [Theory]
    [InlineData("http://www.zohoapis.com"), InlineData("http://192.168.1.5:8080"), InlineData("ftp://127.0.0.1")]
    public async Task OpenAsync_AddressInTheClear_SaysWhichSetting(string address)
    {
        await using var server = new WireServer(_ => WireReply.Success);
        var settings = ZohoRig.Settings(server.Address);

        var api = await Assert.ThrowsAsync<ZohoSettingsException>(() => ZohoRig.OpenAsync(server, settings: settings with { ApiUrl = new Uri(address) }));
        var accounts = await Assert.ThrowsAsync<ZohoSettingsException>(() => ZohoRig.OpenAsync(server, settings: settings with { AccountsUrl = new Uri(address) }));

        Assert.Contains("Zoho:ApiUrl", api.Message, StringComparison.Ordinal);
        Assert.Contains("Zoho:AccountsUrl", accounts.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_NoRefreshToken_SaysWhichSetting()
    {
        await using var server = new WireServer(_ => WireReply.Success);

        var e = await Assert.ThrowsAsync<ZohoSettingsException>(
            () => ZohoRig.OpenAsync(server, settings: ZohoRig.Settings(server.Address) with { RefreshToken = " " }));

        Assert.Contains("Zoho:RefreshToken", e.Message, StringComparison.Ordinal);
    }
}
