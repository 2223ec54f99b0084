using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>A value that is compared between records once all are staged: one that Zoho keeps unique, or one a child shares with its parent.</summary>
/// <param name="Field">The field at Zoho.</param>
/// <param name="Value">In the form for comparison (<see cref="NaturalKey.Part"/>).</param>
public sealed record ComparedValue(string Field, string Value)
{
    /// <summary>The values a payload has of some fields of its module.</summary>
    internal static IReadOnlyList<ComparedValue> Of(ModuleSpec module, IReadOnlyList<string> fields, JsonObject payload) => fields.Count == 0
        ? []
        : [.. fields.Where(field => payload[field] is JsonValue)
            .Select(field => new ComparedValue(field, NaturalKey.Part(module, payload[field]!.ToString())))];
}
