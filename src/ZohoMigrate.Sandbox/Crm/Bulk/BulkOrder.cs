using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>What the body of a job asks for, once <see cref="BulkOrderRules"/> have nothing against it.</summary>
internal sealed record BulkOrder
{
    public const string Insert = "insert";
    public const string Update = "update";
    public const string Upsert = "upsert";

    public required string Operation { get; init; }

    public required ModuleSpec Module { get; init; }

    public required string FileId { get; init; }

    /// <summary>The files of the zip that are meant; empty where it is not said.</summary>
    public required IReadOnlyList<string> FileNames { get; init; }

    /// <summary>The field by which records that are there are found; null where none are looked for.</summary>
    public string? FindBy { get; init; }

    /// <summary>Whether an empty cell leaves the field of a record that is there as it is, instead of emptying it.</summary>
    public bool IgnoreEmpty { get; init; }

    /// <summary>Which column is which field; null where the header says it.</summary>
    public JsonArray? Mappings { get; init; }

    /// <summary>How the file is encoded; null where it has to show.</summary>
    public string? Encoding { get; init; }

    public JsonObject? Callback { get; init; }

    public static BulkOrder Of(JsonObject body, Func<string, ModuleSpec?> moduleOf)
    {
        var resource = body["resource"]![0]!.AsObject();
        return new BulkOrder
        {
            Operation = body["operation"]!.ToString(),
            Module = moduleOf(resource["module"]!["api_name"]!.ToString())!,
            FileId = resource["file_id"]!.ToString(),
            FileNames = resource["file_names"] is JsonArray names ? [.. names.OfType<JsonNode>().Select(name => name.ToString())] : [],
            FindBy = resource["find_by"]?.ToString(),
            // At the top in Zoho's pages, in the resource in its openapi.
            IgnoreEmpty = (body["ignore_empty"] ?? resource["ignore_empty"])?.ToString() == "true",
            Mappings = resource["field_mappings"] as JsonArray,
            Encoding = body["character_encoding"]?.ToString(),
            Callback = body["callback"] as JsonObject,
        };
    }
}
