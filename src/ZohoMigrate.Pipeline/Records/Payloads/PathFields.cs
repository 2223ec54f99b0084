using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>What of a record stands in the path of a call instead of its body, and what is known by it of the rows of a list.</summary>
internal static class PathFields
{
    /// <summary>Field → value; empty where the path holds none but the record's own id.</summary>
    public static IReadOnlyDictionary<string, string> Of(OperationSpec operation, JsonObject payload) =>
        operation.InPath.ToDictionary(field => field, field => payload[field]?.ToString() ?? "", StringComparer.Ordinal);

    /// <summary>The same of a list, with the fields that say what others are called in its rows.</summary>
    public static IReadOnlyDictionary<string, string> OfRows(ModuleSpec module, JsonObject payload) =>
        module.ListAll.InPath.Concat(module.Names).ToDictionary(field => field, field => payload[field]?.ToString() ?? "", StringComparer.Ordinal);
}
