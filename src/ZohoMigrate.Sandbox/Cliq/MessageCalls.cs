using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>Messages of chats (openapi/cliq/v2/messages.yml). They are kept in the order in which they came.</summary>
internal sealed class MessageCalls(CliqRecords records)
{
    public const string Module = "cliq.messages";

    private const int Most = 100;
    private const string TokensUser = "55743307";

    public CallResult Post(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        var chat = call.Match.Fields["chat_id"];
        if (!records.IsChat(chat))
            return new CallResult(CliqReply.Refused(404, "The chat does not exist."));
        if (call.ReadBody() is not { } sent)
            return new CallResult(CliqReply.Invalid("invalid_inputs", "The body is no JSON object."));
        if (CliqRules.Check(module, sent, ["sync_message"]) is { } refusal)
            return new CallResult(refusal);
        if (sent["reply_to"]?.ToString() is { } answered && records.Find(module.Module, one => one["message_id"]!.ToString() == answered) is null)
            return new CallResult(CliqReply.Refused(400, "The message replied to does not exist."));
        var time = records.Now.ToUnixTimeMilliseconds();
        var message = new JsonObject
        {
            ["message_id"] = string.Create(CultureInfo.InvariantCulture, $"{time}_{arrival.Sequence:D12}"),
            ["chat_id"] = chat,
            ["text"] = sent["text"]!.ToString(),
            ["reply_to"] = sent["reply_to"]?.DeepClone(),
            ["time"] = time,
        };
        var item = records.Add(module, arrival, message["message_id"]!.ToString(), message);
        // Whoever does not ask for it learns nothing of what was made.
        return CallResult.Of(sent["sync_message"]?.ToString() == "true" ? CliqReply.Ok(new JsonObject { ["message_id"] = message["message_id"]!.DeepClone() }) : CliqReply.Nothing, item);
    }

    /// <summary>To a bot, and so to those it talks to: each has it in a chat of their own, which no call reads by the bot.</summary>
    public CallResult PostToBot(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        if (call.ReadBody() is not { } sent)
            return new CallResult(CliqReply.Invalid("invalid_inputs", "The body is no JSON object."));
        if (CliqRules.Check(module, sent, ["sync_message"]) is { } refusal)
            return new CallResult(refusal);
        var receivers = (sent["userids"]?.ToString() ?? TokensUser).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (receivers.Length == 0)
            return new CallResult(CliqReply.Coded(400, "botmessage_no_valid_users", "No valid users found for the bot message."));
        var time = records.Now.ToUnixTimeMilliseconds();
        var details = new JsonObject();
        foreach (var (place, receiver) in receivers.Distinct(StringComparer.Ordinal).Index())
        {
            details[receiver] = new JsonObject
            {
                ["chat_id"] = $"CT_{receiver}_{call.Match.Fields["bot"]}-B2",
                ["message_id"] = string.Create(CultureInfo.InvariantCulture, $"{time}_{arrival.Sequence:D12}{place:D3}"),
            };
        }

        var message = new JsonObject
        {
            ["message_id"] = details.First().Value!["message_id"]!.DeepClone(),
            ["bot"] = call.Match.Fields["bot"],
            ["text"] = sent["text"]!.ToString(),
            ["time"] = time,
        };
        var item = records.Add(module, arrival, message["message_id"]!.ToString(), message);
        return CallResult.Of(
            sent["sync_message"]?.ToString() == "true"
                ? CliqReply.Ok(new JsonObject { ["user_ids"] = new JsonArray([.. details.Select(one => JsonValue.Create(one.Key))]), ["message_details"] = details })
                : CliqReply.Nothing,
            item);
    }

    /// <summary>The newest first, files among them, as far as they lie between two moments; no word of whether there are more.</summary>
    public ZohoReply List(ApiCall call)
    {
        var chat = call.Match.Fields["chat_id"];
        if (!records.IsChat(chat))
            return CliqReply.Refused(404, "The chat does not exist.");
        var (from, to) = (Number(call.Query, "fromtime", 0), Number(call.Query, "totime", long.MaxValue));
        var rows = records.Seen(Module, FileCalls.Module)
            .Where(one => one.Json["chat_id"]!.ToString() == chat && one.Json["time"]!.GetValue<long>() is var time && time >= from && time <= to)
            .Reverse().Take((int)Math.Min(Most, Number(call.Query, "limit", Most)));
        return CliqReply.Ok(new JsonObject { ["data"] = new JsonArray([.. rows.Select(Row)]) });
    }

    /// <summary>A message, or a file, as Zoho shows it in a list and alone.</summary>
    public static JsonObject Row((string Module, JsonObject Json) one) => one.Module == FileCalls.Module
        ? Row(one.Json, "file", FileCalls.Content(one.Json))
        : Row(one.Json, "text", new JsonObject { ["text"] = one.Json["text"]!.DeepClone() });

    private static JsonObject Row(JsonObject message, string type, JsonObject content) => new()
    {
        ["sender"] = new JsonObject { ["name"] = "Sandbox User", ["id"] = TokensUser },
        ["id"] = message["message_id"]!.DeepClone(),
        ["time"] = message["time"]!.DeepClone(),
        ["type"] = type,
        ["content"] = content,
    };

    private static long Number(IQueryCollection query, string name, long otherwise) =>
        long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
