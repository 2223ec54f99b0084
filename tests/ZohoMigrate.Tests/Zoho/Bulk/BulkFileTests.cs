using System.IO.Compression;
using System.Text.Json.Nodes;
using CsvHelper;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho.Bulk;

namespace ZohoMigrate.Tests.Zoho.Bulk;

public sealed class BulkFileTests
{
    private static readonly ModuleSpec Deals = ZohoRig.Catalogue.Module("crm.deals");

    [Fact]
    public void Close_RecordsOfAllKinds_AreRowsThatSayTheSame()
    {
        var file = Pack(
            new JsonObject
            {
                ["Deal_Name"] = "One, \"two\"",
                ["Closing_Date"] = "2026-02-28",
                ["Amount"] = 1234.50m,
                ["Account_Name"] = new JsonObject { ["id"] = "3652397000000000001" },
                ["Description"] = "a line\nanother #ZM-AAAAAAAAAAAA",
            },
            new JsonObject { ["Deal_Name"] = "Two", ["Legacy_Id"] = "L-1", ["Amount"] = null, ["Description"] = "#ZM-BBBBBBBBBBBB" });

        Assert.Equal("Deals.zip", file.Upload.Name);
        Assert.Equal(
            [
                ["Description", "Deal_Name", "Closing_Date", "Amount", "Account_Name.id", "Legacy_Id"],
                ["a line\nanother #ZM-AAAAAAAAAAAA", "One, \"two\"", "2026-02-28", "1234.50", "3652397000000000001", ""],
                ["#ZM-BBBBBBBBBBBB", "Two", "", "", "", "L-1"],
            ],
            Rows(file));
    }

    // reference/zoho-crm.md §10: dates are American ones unless a format is given, and a lookup is found by what is said.
    [Fact]
    public void JobOf_AFile_SaysOfEachColumnHowItIsRead()
    {
        var file = Pack(new JsonObject { ["Deal_Name"] = "One", ["Closing_Date"] = "2026-02-28", ["Account_Name"] = new JsonObject { ["id"] = "3" }, ["Description"] = "#ZM-AAAAAAAAAAAA" });

        var job = JsonNode.Parse(file.JobOf("111"))!;

        var resource = job["resource"]![0]!;
        Assert.Equal(("insert", "Deals", "111", "data"), (job["operation"]!.ToString(), resource["module"]!["api_name"]!.ToString(), resource["file_id"]!.ToString(), resource["type"]!.ToString()));
        // With it, a job passes over rows that are like a record it has.
        Assert.Null(resource["find_by"]);
        // Empty cells are as members that a call leaves out.
        Assert.True(resource["ignore_empty"]!.GetValue<bool>());
        Assert.Equal(
            [
                """{"api_name":"Description","index":0}""",
                """{"api_name":"Deal_Name","index":1}""",
                """{"api_name":"Closing_Date","index":2,"format":"yyyy-MM-dd"}""",
                """{"api_name":"Account_Name","index":3,"find_by":"id"}""",
            ],
            resource["field_mappings"]!.AsArray().Select(mapping => mapping!.ToJsonString()));
    }

    private static BulkFile Pack(params JsonObject[] records)
    {
        using var writer = new BulkFileWriter(Deals, records.SelectMany(record => record.Where(field => field.Value is not null).Select(field => field.Key)));
        foreach (var record in records)
            writer.Add(record);
        return writer.Close();
    }

    private static List<string[]> Rows(BulkFile file)
    {
        using var zip = new ZipArchive(file.Upload.Open());
        using var text = Assert.Single(zip.Entries).Open();
        using var reader = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add(reader.Current.ToArray());
        return rows;
    }
}
