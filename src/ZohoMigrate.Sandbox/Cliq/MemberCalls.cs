using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>Members of channels (openapi/cliq/v2/channels.yml): at most a hundred a call, all of them or none.</summary>
internal sealed class MemberCalls(CliqRecords records)
{
    private const int Most = 100;

    public CallResult Add(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        var channel = call.Match.Fields["channel_id"];
        if (records.Find(ChannelCalls.Module, one => one["channel_id"]!.ToString() == channel) is null)
            return new CallResult(CliqReply.Refused(404, "The channel does not exist."));
        if (call.ReadBody()?["email_ids"] is not JsonArray { Count: > 0 } list)
            return new CallResult(CliqReply.Invalid("param_missing", "The parameter email_ids is missing."));
        if (list.Count > Most)
            return new CallResult(CliqReply.Invalid("invalid_inputs", "More than 100 users."));
        var addresses = list.Select(address => address!.ToString()).ToList();
        if (addresses.Find(address => User(address) is null) is { } stranger)
            return new CallResult(CliqReply.Refused(400, $"The user {stranger} is not in the organization."));
        var added = addresses.Where(address => records.Find(module.Module, one => IsOf(one, channel, address)) is null)
            .Select(address => records.Add(module, arrival, $"{channel}/{address}", Complete(channel, address))).ToList();
        return new CallResult(CliqReply.Nothing) { Items = added };
    }

    public ZohoReply List(ModuleSpec module, ApiCall call)
    {
        var channel = call.Match.Fields["channel_id"];
        var members = records.Seen(module).Where(one => one["channel_id"]!.ToString() == channel);
        return CliqReply.Ok(new JsonObject { ["members"] = new JsonArray([.. members.Select(one => one.DeepClone())]) });
    }

    private JsonObject? User(string address) => records.Find(PeopleCalls.Users, one => Same(one["email_id"]!.ToString(), address));

    private JsonObject Complete(string channel, string address) => new()
    {
        ["channel_id"] = channel,
        ["email_id"] = address,
        ["user_id"] = User(address)!["id"]!.ToString(),
        ["user_role"] = "member",
    };

    private static bool IsOf(JsonObject member, string channel, string address) =>
        member["channel_id"]!.ToString() == channel && Same(member["email_id"]!.ToString(), address);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
