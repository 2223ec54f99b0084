using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>Files shared in chats (openapi/cliq/v2/files.yml): each is a message of its chat. What it holds is not kept, but how long it is and its hash.</summary>
internal sealed class FileCalls(CliqRecords records)
{
    public const string Module = "cliq.files";

    private const int MostBytes = 50 * 1024 * 1024;

    public CallResult Share(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        var chat = call.Match.Fields["chat_id"];
        if (!records.IsChat(chat))
            return new CallResult(CliqReply.Refused(404, "The chat does not exist."));
        if (call.Form?.File is not { } file)
            return new CallResult(CliqReply.Invalid("param_missing", "The parameter file is missing."));
        if (file.Content.Length > MostBytes)
            return new CallResult(CliqReply.Refused(400, "The file is larger than 50 MB."));
        if (CommentsIn(call.Form) is not { Count: <= 1 } comments)
            return new CallResult(CliqReply.Invalid("input_pattern_mismatch", "The parameter comments is not as it should be."));
        var time = records.Now.ToUnixTimeMilliseconds();
        var message = new JsonObject
        {
            ["message_id"] = string.Create(CultureInfo.InvariantCulture, $"{time}_{arrival.Sequence:D12}"),
            ["chat_id"] = chat,
            ["name"] = file.Name,
            ["bytes"] = file.Content.Length,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file.Content)),
            ["comment"] = comments.FirstOrDefault() ?? "",
            ["time"] = time,
        };
        return CallResult.Of(CliqReply.Nothing, records.Add(module, arrival, message["message_id"]!.ToString(), message));
    }

    /// <summary>What a list of messages shows of one (openapi/cliq/v2/messages.yml).</summary>
    public static JsonObject Content(JsonObject message) => new()
    {
        ["file"] = new JsonObject
        {
            ["name"] = message["name"]!.DeepClone(),
            ["type"] = "application/octet-stream",
            ["dimensions"] = new JsonObject { ["size"] = message["bytes"]!.DeepClone() },
            ["id"] = message["sha256"]!.DeepClone(),
        },
        ["comment"] = message["comment"]!.DeepClone(),
    };

    // A JSON list in a text, one for each file.
    private static List<string>? CommentsIn(UploadedForm form)
    {
        if (!form.Texts.TryGetValue("comments", out var text))
            return [];
        try
        {
            return JsonSerializer.Deserialize<List<string>>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
