using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Tests.Sandbox.Crm.Bulk;

namespace ZohoMigrate.Tests.Sandbox.Crm;

/// <summary>The sandbox is not only our own opinion of Zoho CRM: Zoho's SDK finds in its answers what it looks for, and asks for nothing the sandbox does not have.</summary>
public sealed class NodeSdkTests : IDisposable
{
    private static readonly string[] States = ["ADDED", "INPROGRESS", "COMPLETED"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task Records_ByZohosOwnSdk_AreMadeChangedReadRefusedAndDeleted()
    {
        await using var server = await StartAsync(new SandboxOptions { UniqueFields = ["Source_Id"] });

        var told = await NodeSdk.RunAsync("records.mjs", server, _folder.Path);
        var zoho = await server.SummarizeAsync(CancellationToken.None);

        Assert.Equal(
            [
                "account 201 ActionWrapper SUCCESS", "contact 201 ActionWrapper SUCCESS", "deal 201 ActionWrapper SUCCESS", "task 201 ActionWrapper SUCCESS",
                "mixed 207 ActionWrapper SUCCESS INVALID_DATA DUPLICATE_DATA INVALID_DATA SUCCESS", "allBad 400 ActionWrapper INVALID_DATA", "mandatory 400 ActionWrapper MANDATORY_NOT_FOUND",
                "tooMany 400 APIException INVALID_DATA", "upsert 200 ActionWrapper SUCCESS SUCCESS", "get 200 ResponseWrapper Record", "list 200 ResponseWrapper Record Record", "listOfNothing 204",
                "listWithoutFields 400 APIException REQUIRED_PARAM_MISSING", "deleted 200 ActionWrapper SUCCESS", "deletedTwice 400 ActionWrapper INVALID_DATA", "getOfNothing 204", "noModule API_EXCEPTION INVALID_MODULE",
            ],
            told.AsObject().Where(step => step.Key != "org").Select(Verdict));
        AssertErrors(told["mixed"]!["data"]!);
        AssertRead(told);
        Assert.Equal(["update Source_Id", "insert "], told["upsert"]!["data"]!.AsArray().Select(one => $"{one!["action"]} {one["duplicateField"]}"));
        Assert.Equal((server.OrganizationId, "enterprise"), (told["org"]!["zgid"]!.ToString(), told["org"]!["paid"]!.ToString()));
        Assert.DoesNotContain("unknown", zoho.ByOperation.Keys);
        Assert.Equal((6L, 0L), (zoho.CreatesCommitted.Values.Sum(), zoho.Automations));
    }

    [SkippableFact]
    public async Task BulkWrite_ByZohosOwnSdk_GoesFromUploadToResult()
    {
        await using var server = await StartAsync(new SandboxOptions { UniqueFields = ["Source_Id"], UploadPort = 0, BulkTime = TimeSpan.FromSeconds(2) });
        var zip = _folder["leads.zip"];
        await File.WriteAllBytesAsync(zip, BulkClient.Zip(("leads.csv", "Source,Name,Mail\r\n1,Ann,ann@example.com\r\n2,,bob@example.com\r\n1,Cid,cid@example.com\r\n")));

        var told = await NodeSdk.RunAsync("bulk.mjs", server, _folder.Path, zip);

        Assert.Equal("check if headers [feature, X-CRM-ORG] are present and valid", told["wrongOrganization"]!["xError"]!.ToString());
        Assert.Equal(("SuccessResponse", "FILE_UPLOAD_SUCCESS"), (told["uploaded"]!["kind"]!.ToString(), told["uploaded"]!["code"]!.ToString()));
        Assert.Equal("withoutKey 400 APIException MANDATORY_NOT_FOUND", Verdict(KeyValuePair.Create("withoutKey", told["withoutKey"])));
        Assert.Equal("made 201 SuccessResponse SUCCESS", Verdict(KeyValuePair.Create("made", told["made"])));
        var seen = told["states"]!.AsArray().Select(state => state!["status"]!.ToString()).ToList();
        Assert.Equal(States.Intersect(seen), seen);
        var last = told["states"]!.AsArray()[^1]!["resources"]![0]!;
        Assert.Equal("""{"name":"leads.csv","status":"COMPLETED","added":1,"skipped":2,"updated":0,"total":3}""", last["file"]!.ToJsonString());
        Assert.Equal(["RESOURCE_NOT_FOUND", "RESOURCE_NOT_FOUND"], ((string[])["noJob", "noResult"]).Select(step => told[step]!["code"]!.ToString()));
        Assert.Equal("FileBodyWrapper", told["result"]!["kind"]!.ToString());
        using var result = await ZipFile.OpenReadAsync(_folder["result.zip"]);
        using var rows = new StreamReader(result.Entries.Single().Open());
        Assert.Contains("\n2,,bob@example.com,SKIPPED,,MANDATORY_NOT_FOUND-Name", await rows.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", (await server.SummarizeAsync(CancellationToken.None)).ByOperation.Keys);
    }

    // The SDK waits in real time.
    private static Task<SandboxServer> StartAsync(SandboxOptions options) => SandboxServer.StartAsync(options, TimeProvider.System, CancellationToken.None);

    private static void AssertErrors(JsonNode mixed)
    {
        Assert.Equal(("Email", "email", "$.data[1].Email"), (mixed[1]!["details"]!["api_name"]!.ToString(), mixed[1]!["details"]!["expected_data_type"]!.ToString(), mixed[1]!["details"]!["json_path"]!.ToString()));
        var duplicate = mixed[2]!["details"]!["duplicate_record"]!;
        Assert.Equal((mixed[0]!["details"]!["id"]!.ToString(), "Leads", "Sandbox User"), (duplicate["id"]!.ToString(), duplicate["module"]!["apiName"]!.ToString(), duplicate["owner"]!["name"]!.ToString()));
        Assert.Equal("80", mixed[3]!["details"]!["maximum_length"]!.ToString());
    }

    private static void AssertRead(JsonNode told)
    {
        var contact = told["get"]!["data"]![0]!["values"]!;
        Assert.Equal(("Ann", "1980-02-29", true, "Trade Show", "Atlas"),
            (contact["Last_Name"]!.ToString(), contact["Date_of_Birth"]!.ToString()[..10], contact["Email_Opt_Out"]!.GetValue<bool>(), contact["Lead_Source"]!.ToString(), contact["Account_Name"]!["name"]!.ToString()));
        Assert.Equal("""{"more":true,"count":2,"perPage":2,"page":1,"token":"00000002"}""", told["list"]!["info"]!.ToJsonString());
    }

    /// <summary>What the SDK made of an answer: the status, its class for it, and each element's code or class.</summary>
    private static string Verdict(KeyValuePair<string, JsonNode?> step) => string.Join(
        ' ',
        new[] { step.Key, step.Value!["status"] ?? step.Value["thrown"], step.Value["kind"], step.Value["code"] ?? step.Value["details"]?["code"] }
            .Concat(step.Value["data"]?.AsArray().Select(one => one!["code"] ?? one["kind"]) ?? [])
            .Where(word => word is not null).Select(word => word!.ToString()));
}
