using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Records;

/// <summary>Lists that Zoho takes as one text and keeps as a list (the taxes of a group).</summary>
internal static class JoinedLists
{
    /// <summary>Takes such a text apart; what is no text is left for the rules to refuse.</summary>
    public static void Open(IReadOnlyDictionary<string, FieldSpec> fields, JsonObject body)
    {
        foreach (var (name, member) in fields.Where(field => field.Value.Joined is not null && body[field.Key] is not null).Select(field => (field.Key, field.Value.Joined!)))
        {
            body[name] = body[name] is JsonValue value && FieldRule.Text(value) is { } text
                ? new JsonArray([.. text.Split(',').Select(part => new JsonObject { [member] = part.Trim() })])
                : new JsonArray(JsonValue.Create(false));
        }
    }
}
