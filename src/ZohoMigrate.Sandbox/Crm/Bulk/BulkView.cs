using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>A job as its details tell it (openapi of bulk write, getJobDetails).</summary>
internal static class BulkView
{
    /// <summary>What was asked, for the job to keep.</summary>
    public static JsonObject Asked(BulkPlan plan, JsonObject user, string created)
    {
        var asked = new JsonObject
        {
            ["operation"] = plan.Order.Operation,
            ["character_encoding"] = plan.Order.Encoding ?? "UTF-8",
            ["module"] = CrmNames.Of(plan.Order.Module),
            ["ignore_empty"] = plan.Order.IgnoreEmpty,
            ["field_mappings"] = new JsonArray([.. plan.Mappings.Select(mapping => mapping.ToJson())]),
            ["file"] = plan.File.Name,
            ["shown"] = new JsonArray([.. plan.Shown.Select(mapping => JsonValue.Create(mapping.Header))]),
            ["created_by"] = user,
            ["created_time"] = created,
        };
        if (plan.Order.Callback is { } callback)
            asked["callback"] = callback.DeepClone();
        return asked;
    }

    /// <summary>The job at a moment.</summary>
    /// <param name="job">The job.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="counts">Status → how many of the rows that have had their turn.</param>
    /// <param name="resultPath">Where the result is.</param>
    public static JsonObject Of(BulkJob job, long moment, IReadOnlyDictionary<string, int> counts, string resultPath)
    {
        var status = job.StatusAt(moment);
        var view = new JsonObject
        {
            ["status"] = status,
            ["character_encoding"] = job.Json["character_encoding"]!.DeepClone(),
            ["resource"] = new JsonArray(Resource(job, status, counts)),
            ["id"] = job.Id,
        };
        if (job.Json["callback"] is { } callback)
            view["callback"] = callback.DeepClone();
        if (job.HasResultAt(moment))
            view["result"] = new JsonObject { ["download_url"] = resultPath };
        foreach (var member in (string[])["created_by", "operation", "created_time"])
            view[member] = job.Json[member]!.DeepClone();
        return view;
    }

    private static JsonObject Resource(BulkJob job, string status, IReadOnlyDictionary<string, int> counts) => new()
    {
        ["status"] = status,
        ["type"] = "data",
        ["module"] = new JsonObject { ["api_name"] = job.Json["module"]!.DeepClone() },
        ["ignore_empty"] = job.Json["ignore_empty"]!.DeepClone(),
        ["field_mappings"] = job.Json["field_mappings"]!.DeepClone(),
        ["code"] = status,
        ["file"] = new JsonObject
        {
            ["status"] = status,
            ["name"] = job.Json["file"]!.DeepClone(),
            ["added_count"] = counts.GetValueOrDefault(BulkRow.Added),
            ["skipped_count"] = counts.GetValueOrDefault(BulkRow.Skipped),
            ["updated_count"] = counts.GetValueOrDefault(BulkRow.Updated),
            ["total_count"] = job.Rows,
        },
    };
}
