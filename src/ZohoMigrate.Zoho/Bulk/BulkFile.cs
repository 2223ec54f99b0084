using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Bulk;

/// <summary>Records of one module, packed as the file of a job.</summary>
public sealed class BulkFile
{
    private readonly ModuleSpec _module;
    private readonly IReadOnlyList<BulkColumn> _columns;

    internal BulkFile(ModuleSpec module, IReadOnlyList<BulkColumn> columns, byte[] content)
    {
        (_module, _columns) = (module, columns);
        Upload = ApiFile.Of($"{module.ApiName}.zip", content) with { MediaType = "application/zip" };
    }

    /// <summary>What is uploaded.</summary>
    public ApiFile Upload { get; }

    /// <summary>The body of the call that asks for the job, as JSON.</summary>
    /// <param name="file">What Zoho calls the uploaded file.</param>
    public string JobOf(string file) => new JsonObject
    {
        ["operation"] = "insert",
        ["character_encoding"] = "UTF-8",
        ["resource"] = new JsonArray(new JsonObject
        {
            ["type"] = "data",
            ["module"] = new JsonObject { ["api_name"] = _module.ApiName },
            ["file_id"] = file,
            // A cell is empty where a call would leave the member out.
            ["ignore_empty"] = true,
            ["field_mappings"] = new JsonArray([.. _columns.Select((column, index) => column.Mapping(index, _module.Bulk!.DateFormat))]),
        }),
    }.ToJsonString();
}
