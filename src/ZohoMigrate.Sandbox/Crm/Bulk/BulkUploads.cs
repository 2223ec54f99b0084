using System.IO.Compression;
using ZohoMigrate.Sandbox.Clock;
using ZohoMigrate.Sandbox.Ledger;
using ZohoMigrate.Sandbox.Products;
using ZohoMigrate.Sandbox.State;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Takes the zip files that jobs read.</summary>
internal sealed class BulkUploads(SandboxState state, BulkTable table)
{
    private const int MostBytes = 25 * 1024 * 1024;

    public ZohoReply Take(ApiCall call, Arrival arrival)
    {
        if (Missing(call) is { } header)
            return BulkReply.Missing(header);
        if (call.Header("feature") != "bulk-write")
            return BulkReply.AnotherFeature;
        if (call.Header("X-CRM-ORG") != state.CrmOrganizationId)
            return BulkReply.WrongHeaders;
        if (call.Form?.File?.Content is not { } file)
            return BulkReply.Missing("file");
        if (file.Length > MostBytes)
            return BulkReply.TooLarge;
        if (!IsZip(file))
            return BulkReply.NotAZip;
        var id = CrmNames.Id(state.CrmOrganizationId, arrival.Sequence, CrmNames.NoRecord);
        table.AddFile(id, file);
        return BulkReply.Uploaded(id, ZohoTime.WriteIso(state.Clock.UtcNow()));
    }

    private static string? Missing(ApiCall call) => ((string[])["feature", "X-CRM-ORG"]).FirstOrDefault(header => call.Header(header).Length == 0);

    private static bool IsZip(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            return zip.Entries.Count > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
