using System.Text.Json.Nodes;

namespace ZohoMigrate.EndToEndTests.Cliq;

/// <summary>What a sandbox has of what was said, in the order in which it came.</summary>
internal static class SaidIn
{
    /// <summary>The texts of a channel, without their markers.</summary>
    public static IEnumerable<string> Channel(JsonArray channels, JsonArray messages, int channel)
    {
        var chat = channels.Single(one => one!["name"]!.ToString() == $"#Channel {channel}")!["chat_id"]!.ToString();
        return messages.Where(message => message!["chat_id"]!.ToString() == chat).Select(message => message!["text"]!.ToString().Split(" #ZM-")[0]);
    }
}
