using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>Channels (openapi/cliq/v2/channels.yml). A second one of the same name is refused, which Zoho does not document.</summary>
internal sealed class ChannelCalls(CliqRecords records)
{
    public const string Module = "cliq.channels";

    public CallResult Create(ModuleSpec module, ApiCall call, Arrival arrival)
    {
        if (call.ReadBody() is not { } sent)
            return new CallResult(CliqReply.Invalid("invalid_inputs", "The body is no JSON object."));
        if (CliqRules.Check(module, sent, []) is { } refusal)
            return new CallResult(refusal);
        var channel = Complete(sent, arrival);
        if (records.IsTaken(module, channel))
            return new CallResult(CliqReply.Refused(409, "A channel with this name already exists."));
        var item = records.Add(module, arrival, channel["channel_id"]!.ToString(), channel);
        return CallResult.Of(CliqReply.Ok(channel), item);
    }

    /// <summary>What a list shows.</summary>
    public IEnumerable<JsonObject> Shown(ModuleSpec module, IQueryCollection query)
    {
        var seen = records.Seen(module);
        return query["name"].ToString() is { Length: > 0 } name
            ? seen.Where(channel => channel["name"]!.ToString()[1..].Contains(name, StringComparison.OrdinalIgnoreCase))
            : seen;
    }

    private JsonObject Complete(JsonObject sent, Arrival arrival)
    {
        var number = arrival.Sequence.ToString("D12", CultureInfo.InvariantCulture);
        var level = sent["level"]!.ToString();
        var name = sent["name"]!.ToString();
        return new JsonObject
        {
            ["name"] = "#" + name,
            ["chat_id"] = $"CT_{number}_62439860",
            ["description"] = sent["description"]?.ToString() ?? "",
            ["level"] = level,
            ["invite_only"] = sent["invite_only"]?.DeepClone() ?? false,
            ["status"] = "created",
            ["channel_id"] = $"{char.ToUpperInvariant(level[0])}{number}",
            ["creation_time"] = ZohoTime.WriteIso(records.Now),
            ["participant_count"] = 1 + Count(sent["user_ids"]) + Count(sent["email_ids"]),
            ["unique_name"] = UniqueName(name, arrival),
        };
    }

    // Derived by Zoho, and its own: whoever computes it instead of reading it is wrong here as well.
    private static string UniqueName(string name, Arrival arrival) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant() + (arrival.Sequence % 3 == 0 ? arrival.Sequence.ToString(CultureInfo.InvariantCulture) : "");

    private static int Count(JsonNode? list) => (list as JsonArray)?.Count ?? 0;
}
