using System.IO.Compression;
using CsvHelper;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>The result of a job: a zip with one file, named by module and file, of a row for each that was uploaded.</summary>
internal static class BulkResult
{
    private static readonly string[] Columns = ["STATUS", "RECORD_ID", "ERRORS"];

    public static byte[] Of(BulkJob job, IEnumerable<BulkRow> rows)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var file = zip.CreateEntry($"{job.Json["module"]}-{job.Json["file"]}", CompressionLevel.Fastest).Open())
        using (var table = CsvWriter.Create(file, new CsvWriterOptions()))
        {
            table.WriteRecord((string[])[.. job.Json["shown"]!.AsArray().Select(header => header!.ToString()), .. Columns]);
            foreach (var row in rows)
                table.WriteRecord((string[])[.. row.Cells, row.Status, row.RecordId, row.Errors]);
        }

        return bytes.ToArray();
    }
}
