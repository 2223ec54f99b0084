using System.IO.Compression;
using System.Text.Json.Nodes;
using CsvHelper;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Bulk;

/// <summary>
/// Records of one module as the file of a job: packed CSV, its first column the text that ends with each record's own marker, for the result
/// repeats the first three columns and nothing else of a row (reference/zoho-crm.md §10).
/// </summary>
public sealed class BulkFile
{
    private readonly ModuleSpec _module;
    private readonly List<BulkColumn> _columns;

    private BulkFile(ModuleSpec module, List<BulkColumn> columns, byte[] content)
    {
        (_module, _columns) = (module, columns);
        Upload = new ApiFile($"{module.ApiName}.zip", content);
    }

    /// <summary>What is uploaded.</summary>
    public ApiFile Upload { get; }

    /// <summary>Packs records.</summary>
    /// <param name="module">Their module, which has a marker.</param>
    /// <param name="records">The records as they travel in a call, each of which a file can hold (<see cref="BulkFit"/>).</param>
    public static BulkFile Of(ModuleSpec module, IReadOnlyList<JsonObject> records)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(records);
        var fields = records.SelectMany(record => record.Where(field => field.Value is not null).Select(field => field.Key)).Prepend(module.Marker!);
        var columns = fields.Distinct(StringComparer.Ordinal).Select(field => new BulkColumn(field, module.Fields.GetValueOrDefault(field))).ToList();
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var text = zip.CreateEntry($"{module.ApiName}.csv").Open())
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default, leaveOpen: true))
        {
            csv.WriteRecord([.. columns.Select(column => column.Head)]);
            foreach (var record in records)
                csv.WriteRecord([.. columns.Select(column => column.Cell(record))]);
        }

        return new BulkFile(module, columns, packed.ToArray());
    }

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
            ["field_mappings"] = new JsonArray([.. _columns.Select((column, index) => column.Mapping(index, _module.Bulk!.DateFormat))]),
        }),
    }.ToJsonString();
}
