using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Zoho.Errors;

/// <summary>Answers of Zoho Cliq over real sockets: the status says it, and a refusal says why in one of three shapes.</summary>
public sealed class PlainAnswersTests
{
    [Theory]
    [InlineData("channels", 200, """{"channel_id":"O1"}""", ReplyKind.Success, null)]
    [InlineData("channels", 204, "", ReplyKind.Success, null)]
    [InlineData("channels", 200, "<html>", ReplyKind.Unknown, null)]
    [InlineData("channels", 409, """{"message":"A channel with this name already exists."}""", ReplyKind.Duplicate, "A channel with this name already exists.")]
    [InlineData("channels", 400, """{"error":"extra_key_found","details":"Extra key found: x"}""", ReplyKind.Refused, "Extra key found: x")]
    [InlineData("channels", 406, "", ReplyKind.Refused, null)]
    [InlineData("channels", 403, """{"message":"The user does not have enough permission."}""", ReplyKind.Refused, "The user does not have enough permission.")]
    [InlineData("channels", 500, """{"message":"Cliq server encountered an error"}""", ReplyKind.Unknown, "Cliq server encountered an error")]
    [InlineData("designations", 400, """{"message":"There is one.","code":"designation_already_exist"}""", ReplyKind.Duplicate, "There is one.")]
    [InlineData("designations", 400, """{"message":"Zoho People has them.","code":"operation_not_allowed"}""", ReplyKind.RunStopper, "Zoho People has them.")]
    [InlineData("datastorerecords", 400, """{"message":"Taken.","code":"datastore_unique_key_violation"}""", ReplyKind.Duplicate, "Taken.")]
    [InlineData("datastorerecords", 400, """{"message":"No such.","code":"datastore_column_not_found"}""", ReplyKind.Refused, "No such.")]
    [InlineData("datastorerecords", 400, """{"message":"None.","code":"datastore_not_found"}""", ReplyKind.MissingParent, "None.")]
    [InlineData("records", 404, """{"message":"The URL you've sent is wrong."}""", ReplyKind.MissingParent, "The URL you've sent is wrong.")]
    [InlineData("botmessages", 200, """{"user_ids":["1"],"message_details":{"1":{"chat_id":"CT_1","message_id":"2"}}}""", ReplyKind.Success, null)]
    [InlineData("botmessages", 400, """{"message":"Nobody.","code":"botmessage_no_valid_users"}""", ReplyKind.Refused, "Nobody.")]
    [InlineData("messages", 404, """{"message":"The chat does not exist."}""", ReplyKind.MissingParent, "The chat does not exist.")]
    [InlineData("channels", 408, "", ReplyKind.Unknown, null)]
    [InlineData("channels", 302, "", ReplyKind.RunStopper, null)]
    [InlineData("channels", 405, """{"message":"Not this way.","code":"request_method_invalid"}""", ReplyKind.Refused, "Not this way.")]
    [InlineData("channels", 413, "<html>", ReplyKind.Refused, null)]
    [InlineData("channels", 404, """{"message":"The URL you've sent is wrong."}""", ReplyKind.Refused, "The URL you've sent is wrong.")]
    [InlineData("channelmembers", 404, """{"message":"No such channel."}""", ReplyKind.MissingParent, "No such channel.")]
    [InlineData("botmessages", 404, """{"message":"No such bot.","code":"bot_not_found"}""", ReplyKind.MissingParent, "No such bot.")]
    [InlineData("departments", 400, """{"message":"Not yours to make.","code":"not_an_organization_admin"}""", ReplyKind.RunStopper, "Not yours to make.")]
    [InlineData("departments", 400, """{"message":"Not of us.","code":"not_zoho_organization_user"}""", ReplyKind.RunStopper, "Not of us.")]
    [InlineData("departments", 400, """{"message":"There is one.","code":"department_already_exist"}""", ReplyKind.Duplicate, "There is one.")]
    [InlineData("departments", 400, """{"message":"No such.","code":"department_not_exist"}""", ReplyKind.MissingParent, "No such.")]
    [InlineData("departments", 400, """{"message":"Who?","code":"department_lead_invalid"}""", ReplyKind.MissingParent, "Who?")]
    [InlineData("departments", 400, """{"message":"Lead?","code":"department_lead_needed"}""", ReplyKind.Refused, "Lead?")]
    [InlineData("departments", 400, """{"message":"Above?","code":"departmet_parent_department_needed"}""", ReplyKind.Refused, "Above?")]
    public async Task SendAsync_ACreate_IsWhatTheStatusSays(string module, int status, string body, ReplyKind kind, string? message)
    {
        var reply = await SendAsync($"cliq.{module}", "{}", status, body);

        Assert.Equal(kind, reply.Kind);
        if (message is not null)
            Assert.Equal(message, reply.Message);
    }

    // Nothing was made, and a new token would have no other scopes: the run stops, and says which scope it needs.
    [Theory]
    [InlineData("channels", 401, """{"message":"Invalid OAuth scope."}""", "ZohoCliq.Channels.CREATE")]
    [InlineData("messages", 401, """{"message":"The scope of the token does not match.","code":"oauthtoken_scope_invalid"}""", "ZohoCliq.Webhooks.CREATE")]
    [InlineData("users", 403, """{"message":"No.","code":"oauthtoken_scope_invalid"}""", "ZohoCliq.Users.CREATE")]
    public async Task SendAsync_TheTokenLacksAScope_StopsTheRunAtOnceAndNamesIt(string module, int status, string body, string scope)
    {
        await using var server = new WireServer(_ => new WireReply(status, body));
        await using var rig = await ZohoRig.OpenAsync(server);

        var reply = await rig.Connection.Client.SendAsync(Create($"cliq.{module}"), CancellationToken.None);

        Assert.Equal((ReplyKind.RunStopper, 1, 1), (reply.Kind, reply.Attempts, rig.Journal.TokenCalls));
        Assert.Contains($"lacks the scope {scope}:", reply.Hint, StringComparison.Ordinal);
    }

    // A create too: what was refused at the door was not processed.
    [Theory]
    [InlineData("channels", 401, """{"message":"Request was rejected because of invalid AuthToken."}""")]
    [InlineData("channelmembers", 401, "")]
    [InlineData("messages", 401, """{"message":"Invalid.","code":"oauthtoken_invalid"}""")]
    [InlineData("departments", 400, """{"message":"Invalid.","code":"oauthtoken_invalid"}""")]
    public async Task SendAsync_TheTokenIsRefused_IsSentTwiceMoreWithNewOnesAndThenStops(string module, int status, string body)
    {
        var tokens = 0;
        var good = false;
        await using var server = new WireServer(request => good && request.Headers["Authorization"].EndsWith("-2", StringComparison.Ordinal)
            ? new WireReply(200, """{"channel_id":"O1","message_id":"1","data":{"id":"1"}}""")
            : new WireReply(status, body))
        {
            Token = _ => new WireReply(200, $$"""{"access_token":"secret-access-{{Interlocked.Increment(ref tokens)}}","expires_in":3600}"""),
        };
        await using (var rig = await ZohoRig.OpenAsync(server))
        {
            var stopped = await rig.Connection.Client.SendAsync(Create($"cliq.{module}"), CancellationToken.None);

            Assert.Equal((ReplyKind.RunStopper, 3, 3), (stopped.Kind, stopped.Attempts, rig.Journal.TokenCalls));
            Assert.Contains("Zoho:CliqUrl", stopped.Hint, StringComparison.Ordinal);
        }

        (tokens, good) = (0, true);
        await using var mended = await ZohoRig.OpenAsync(server);
        var reply = await mended.Connection.Client.SendAsync(Create($"cliq.{module}") with { Items = [] }, CancellationToken.None);

        Assert.Equal((ReplyKind.Success, 2), (reply.Kind, reply.Attempts));
    }

    [Theory]
    [InlineData("channels", "create", ReplyKind.Unknown, 1)]
    [InlineData("messages", "create", ReplyKind.Unknown, 1)]
    [InlineData("channelmembers", "create", ReplyKind.Transient, 2)]
    [InlineData("channelmembers", "list", ReplyKind.Transient, 2)]
    public async Task SendAsync_AGoodAnswerIsTorn_IsNoSuccess(string module, string operation, ReplyKind kind, int attempts)
    {
        await using var server = new WireServer(_ => WireReply.Cut(WireDrop.InBody));
        await using var rig = await ZohoRig.OpenAsync(server, new DeliveryOptions { MaxAttempts = 2 }, time: new ScaledTimeProvider(TimeProvider.System, 30));
        var call = ZohoRig.Catalogue.Module($"cliq.{module}").Operations[operation];

        var reply = await rig.Connection.Client.SendAsync(new ApiRequest(1, call) { Body = "{}", InPath = call.InPath.ToDictionary(field => field, _ => "1") }, CancellationToken.None);

        Assert.Equal((kind, attempts), (reply.Kind, reply.Attempts));
        Assert.Contains("broke before the answer was complete", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_SeveralUsers_EachIsWhatTheAnswerSaysOfItsAddress()
    {
        const string Body = """{"users":[{"email_id":"a@example.com"},{"email_id":"B@example.com"},{"email_id":"c@example.com"},{"email_id":"d@example.com"}]}""";
        const string Answer = """{"data":{"success_users":["a@example.com"],"failed_users":{"b@example.com":"Invalid email address.","c@example.com":"The user already exists."}}}""";

        var reply = await SendAsync("cliq.users", Body, 200, Answer, items: 4);

        Assert.Equal([ReplyKind.Success, ReplyKind.Refused, ReplyKind.Duplicate, ReplyKind.Unknown], reply.Elements.Select(element => element.Kind));
        Assert.Equal("Invalid email address.", reply.Elements[1].Message);
        // What may have been made outweighs the rest.
        Assert.Equal(ReplyKind.Unknown, reply.Kind);
    }

    [Fact]
    public async Task SendAsync_FieldsInThePath_StandThereAndTheBodyHasWhatEveryCallHas()
    {
        await using var server = new WireServer(_ => new WireReply(200, """{"message_id":"1_2"}"""));
        await using var rig = await ZohoRig.OpenAsync(server);
        var post = ZohoRig.Catalogue.Module("cliq.messages").Create;

        await rig.Connection.Client.SendAsync(new ApiRequest(1, post) { InPath = new Dictionary<string, string> { ["chat_id"] = "CT_1/2" }, Body = "{}" }, CancellationToken.None);

        Assert.Equal("/api/v2/chats/CT_1%2F2/message", server.Requests.Single(request => request.Path.StartsWith("/api", StringComparison.Ordinal)).Path);
        Assert.Equal("true", post.With["sync_message"]);
        Assert.Equal(["chat_id"], post.InPath);
    }

    private static async Task<Reply> SendAsync(string module, string body, int status, string answer, int items = 1)
    {
        await using var server = new WireServer(_ => new WireReply(status, answer));
        await using var rig = await ZohoRig.OpenAsync(server);
        return await rig.Connection.Client.SendAsync(Create(module, body, items), CancellationToken.None);
    }

    private static ApiRequest Create(string module, string body = "{}", int items = 1)
    {
        var create = ZohoRig.Catalogue.Module(module).Create;
        return new ApiRequest(1, create)
        {
            Body = body,
            InPath = create.InPath.ToDictionary(field => field, _ => "1"),
            Items = [.. Enumerable.Range(0, items).Select(record => new RequestItem(record, 0))],
        };
    }
}
