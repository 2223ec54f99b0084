using System.Text.Json.Nodes;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Validation;

/// <summary>What Zoho itself keeps unique of a record, folded so that what Zoho takes for the same is the same here.</summary>
internal static class NaturalKey
{
    /// <summary>The key; null where the module has none or the payload lacks a part of it. A reference counts as the record it points to.</summary>
    public static string? Of(JsonObject payload, IReadOnlyList<string> fields)
    {
        var parts = fields.Select(field => payload[field]).ToList();
        return parts.Count == 0 || parts.Any(part => part is null)
            ? null
            : RecordKey.Of(parts.Select(part => Fold(part is JsonObject or JsonArray ? part.ToJsonString() : part!.ToString())));
    }

    private static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
