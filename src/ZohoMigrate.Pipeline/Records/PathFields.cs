using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>What of a record stands in the path of a call instead of its body.</summary>
internal static class PathFields
{
    /// <summary>Field → value; empty where the path holds none but the record's own id.</summary>
    public static IReadOnlyDictionary<string, string> Of(OperationSpec operation, JsonObject payload) =>
        operation.InPath.ToDictionary(field => field, field => payload[field]?.ToString() ?? "", StringComparer.Ordinal);
}
