using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Xunit;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Bulk;

namespace ZohoMigrate.Tests.Zoho.Bulk;

public sealed class BulkResultTests
{
    [Fact]
    public void Read_RowsOfAllKinds_SaysWhatBecameOfEach()
    {
        var rows = Read(
            "Description,Last_Name,Email,STATUS,RECORD_ID,ERRORS",
            "\"two\nlines #ZM-A\",Roy,a@b.c,ADDED,3652397000000000001,",
            "#ZM-B,Roy,,SKIPPED,,\"MANDATORY_NOT_FOUND-Company,Last_Name:DUPLICATE_DATA-Email\"",
            "#ZM-C,Roy,a@b.c,skipped,3652397000000000009,DUPLICATE_DATA-Email",
            "#ZM-D,Roy,,SKIPPED,,RESOURCE_NOT_FOUND-Account_Name.id",
            "#ZM-E,Roy,,UNPROCESSED,,",
            "#ZM-F,Roy,,Added,,",
            "#ZM-G,Roy,,SKIPPED,,",
            // Zoho's own failure: whether it is there is looked up.
            "#ZM-H,Roy,,SKIPPED,,INTERNAL_ERROR-Last_Name");

        Assert.Equal(
            [ReplyKind.Success, ReplyKind.Refused, ReplyKind.Duplicate, ReplyKind.MissingParent, ReplyKind.Unknown, ReplyKind.Unknown, ReplyKind.Refused, ReplyKind.Unknown],
            rows.Select(row => row.Reply.Kind));
        Assert.Equal(("two\nlines #ZM-A", "3652397000000000001"), (rows[0].Told, rows[0].Id));
        Assert.All(rows.Skip(1), row => Assert.Null(row.Id));
        Assert.Equal(
            ("MANDATORY_NOT_FOUND", "Company", "mandatory not found: Company, Last_Name; duplicate data: Email"), (rows[1].Reply.Code, rows[1].Reply.Field, rows[1].Reply.Message));
        Assert.NotEmpty(rows[1].Reply.Hint!);
        Assert.Equal("Account_Name", rows[3].Reply.Field);
    }

    // A field of the file may be called like a column of the result, and stands before it.
    [Fact]
    public void Read_AFieldCalledStatus_IsNotTakenForWhatBecameOfTheRow()
    {
        var row = Assert.Single(Read("Description,Status,Subject,STATUS,RECORD_ID,ERRORS", "#ZM-A,Completed,Call,ADDED,1,"));

        Assert.Equal((ReplyKind.Success, "1"), (row.Reply.Kind, row.Id));
    }

    [Theory]
    [InlineData("""{"status":"ADDED","resource":[{"status":"ADDED"}]}""", false, null)]
    [InlineData("""{"status":"INPROGRESS"}""", false, null)]
    [InlineData("""{"status":"IN PROGRESS"}""", false, null)]
    [InlineData("""{"status":"SOMETHING NEW"}""", false, null)]
    [InlineData("""{"status":"COMPLETED","result":{"download_url":"/v8/crm/org1/bulk-write/2/2.zip"}}""", true, "/v8/crm/org1/bulk-write/2/2.zip")]
    [InlineData("""{"status":"FAILED","result":null}""", true, null)]
    public void Of_AJobsDetails_SaysWhetherItIsOverAndWhereItsResultIs(string details, bool isOver, string? result) =>
        Assert.Equal((isOver, result), (BulkStanding.Of(JsonElement.Parse(details)).IsOver, BulkStanding.Of(JsonElement.Parse(details)).Result));

    // A job of one file may be complete while its file is not.
    [Theory]
    [InlineData("""{"status":"COMPLETED","resource":[{"status":"COMPLETED","file":{"status":"COMPLETED"}}]}""", null)]
    [InlineData("""{"status":"INPROGRESS","resource":[{"status":"SKIPPED"}]}""", null)]
    [InlineData("""{"status":"FAILED"}""", "FAILED")]
    [InlineData("""{"status":"COMPLETED","resource":[{"status":"SKIPPED","code":"INVALID_FORMAT","message":"the file cannot be read","file":{"status":"SKIPPED"}}]}""", "COMPLETED, SKIPPED, INVALID_FORMAT, the file cannot be read")]
    public void Of_AJobThatFailedAsAWhole_SaysZohosReason(string details, string? failure) =>
        Assert.Equal(failure, BulkStanding.Of(JsonElement.Parse(details)).Failure);

    private static List<BulkRow> Read(params string[] lines)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var text = zip.CreateEntry("Leads-Leads.csv").Open())
            text.Write(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        return [.. new BulkResult(ZohoRig.Catalogue.Module("crm.leads").Bulk!.Job, TimeProvider.System).Read(packed.ToArray())];
    }
}
