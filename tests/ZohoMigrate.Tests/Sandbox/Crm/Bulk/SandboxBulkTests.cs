using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox.Crm.Bulk;

public sealed class SandboxBulkTests
{
    private static readonly string[] FourLeads = ["Last_Name,City,Email", "Ann,A,ann@example.com", "Bob,B,bob@example.com", "Cid,C,cid@example.com", "Dot,D,dot@example.com"];

    [Fact]
    public async Task Job_ByTheClock_GoesFromAddedOverInProgressToCompleted()
    {
        await using var bulk = await BulkClient.StartAsync(new SandboxOptions { BulkTime = TimeSpan.FromSeconds(8), Credits = 1000 });
        var made = await bulk.CreateAsync("Leads", await bulk.UploadedAsync(FourLeads));
        var job = made.Body!["details"]!["id"]!.ToString();

        var added = await StateAsync(bulk, job);
        bulk.Time.Advance(TimeSpan.FromSeconds(5));
        var halfway = await StateAsync(bulk, job);
        var listed = (await bulk.Crm.GetAsync("/Leads?fields=Last_Name")).Elements.Count;
        bulk.Time.Advance(TimeSpan.FromSeconds(3));
        var done = await StateAsync(bulk, job);

        Assert.Equal((201, "SUCCESS", "success"), (made.Status, made.Body["code"]!.ToString(), made.Body["status"]!.ToString()));
        Assert.Equal("499", made.Headers.GetValues("X-API-CREDITS-REMAINING").Single());
        Assert.Equal(("ADDED", 0, 4, false), added);
        Assert.Equal(("INPROGRESS", 2, 4, false), halfway);
        Assert.Equal(2, listed);
        Assert.Equal(("COMPLETED", 4, 4, true), done);
        Assert.Equal(4, (await bulk.Crm.GetAsync("/Leads?fields=Last_Name")).Elements.Count);
    }

    [Fact]
    public async Task Result_OfAJob_HasTheFirstThreeMappedColumnsAndWhatBecameOfEachRowInNoOrder()
    {
        await using var bulk = await BulkClient.StartAsync(new SandboxOptions { BulkTime = TimeSpan.Zero });
        string[] rows = ["Last_Name,City,Email,Company", .. Enumerable.Range(10, 20).Select(number => $"L{number},C,l{number}@example.com,Co")];
        var job = await bulk.JobAsync("Leads", rows, more: ""","field_mappings":[{"api_name":"Company","index":3},{"api_name":"Last_Name","index":0},{"api_name":"Email","index":2}]""");

        var url = (await bulk.DetailsAsync(job)).Body!["result"]!["download_url"]!.ToString();
        var (name, header, result) = await bulk.RowsAsync(url);
        var ids = (await bulk.Crm.GetAsync("/Leads?fields=Last_Name,City")).Elements.ToDictionary(lead => lead!["Last_Name"]!.ToString(), lead => lead!["id"]!.ToString());

        Assert.Equal($"/v8/crm/org{bulk.Crm.Sandbox.Server.OrganizationId}/bulk-write/{job}/{job}.zip", url);
        Assert.Equal(("Leads-rows.csv", "Last_Name,Email,Company,STATUS,RECORD_ID,ERRORS"), (name, header));
        Assert.Equal(rows[1..].Select(row => row.Split(',')).Select(row => $"{row[0]},{row[2]},Co,ADDED,{ids[row[0]]},"), result.Order(StringComparer.Ordinal));
        Assert.NotEqual(result.Order(StringComparer.Ordinal), result);
        Assert.Null((await bulk.Crm.GetAsync($"/Leads/{ids["L10"]}")).Elements[0]!["City"]);
    }

    [Fact]
    public async Task Rows_AtFault_AreSkippedInTheGrammarOfErrorsAndKeepNoOtherBack()
    {
        await using var bulk = await BulkClient.StartAsync(new SandboxOptions { UniqueFields = ["Source_Id", "Code"], Faults = SandboxFaults.Parse("poison=stumble") });
        await bulk.Crm.InsertAsync("Leads", """{"Last_Name":"Old","Source_Id":"1","Code":"x"}""");
        var job = await bulk.JobAsync(
            "Leads",
            [
                "Source_Id,Last_Name,Mail,Code,Staff", "1,Ann,ann@example.com,x,", "2,,bob@example.com,b,", "3,Cid,no mail,c,", "4,Dot,dot@example.com,d,many", "5,to stumble,,e,", "6,Fay,fay@example.com,f,7",
                "6,Gil,gil@example.com,g,7",
            ],
            more: ""","field_mappings":[{"api_name":"Source_Id","index":0},{"api_name":"Last_Name","index":1},{"api_name":"Email","index":2},{"api_name":"Code","index":3},{"api_name":"No_of_Employees","index":4}]""");

        var result = await bulk.ResultAsync(job);

        Assert.Equal(
            [
                "1,Ann,ann@example.com,SKIPPED,,\"DUPLICATE_DATA-Source_Id,Code\"", "2,,bob@example.com,SKIPPED,,MANDATORY_NOT_FOUND-Last_Name", "3,Cid,no mail,SKIPPED,,INVALID_DATA-Mail",
                "4,Dot,dot@example.com,SKIPPED,,INVALID_DATA-Staff", "5,to stumble,,SKIPPED,,CANNOT_PROCESS-Source_Id",
            ],
            result.Take(5));
        Assert.StartsWith("6,Fay,fay@example.com,ADDED,", result[5], StringComparison.Ordinal);
        Assert.Equal("6,Gil,gil@example.com,SKIPPED,,DUPLICATE_DATA-Source_Id", result[6]);
        var file = (await bulk.DetailsAsync(job)).Body!["resource"]![0]!["file"]!;
        Assert.Equal("""{"status":"COMPLETED","name":"rows.csv","added_count":1,"skipped_count":6,"updated_count":0,"total_count":7}""", file.ToJsonString());
    }

    [Theory]
    [InlineData("insert", "skipped_count", "DUPLICATE_DATA-Email", "added_count")]
    [InlineData("upsert", "updated_count", "", "added_count")]
    [InlineData("update", "updated_count", "", "RESOURCE_NOT_FOUND-Email")]
    public async Task FindBy_ARecordThatIsThere_IsSkippedOrChangedAsTheOperationSays(string operation, string there, string error, string other)
    {
        await using var bulk = await BulkClient.StartAsync();
        var ann = await bulk.Crm.MadeAsync("Leads", """{"Last_Name":"Ann","Email":"ann@example.com","City":"A","Phone":"1"}""");
        var job = await bulk.JobAsync("Leads", ["Last_Name,Email,City,Phone", "Ann B,ANN@example.com,,2", "Bob,bob@example.com,B,3"], operation, ""","find_by":"Email" """);

        var result = await bulk.ResultAsync(job);
        var lead = (await bulk.Crm.GetAsync($"/Leads/{ann}")).Elements[0]!;
        var file = (await bulk.DetailsAsync(job)).Body!["resource"]![0]!["file"]!;

        Assert.Equal(1, file[there]!.GetValue<int>());
        Assert.EndsWith(error.Length > 0 ? $",SKIPPED,,{error}" : $",UPDATED,{ann},", result[0], StringComparison.Ordinal);
        Assert.Equal(error.Length > 0 ? ("Ann", "A") : ("Ann B", null), (lead["Last_Name"]!.ToString(), lead["City"]?.ToString()));
        if (file[other] is { } count)
            Assert.Equal(1, count.GetValue<int>());
        else
            Assert.EndsWith($",SKIPPED,,{other}", result[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_EmptyCellsThatAreIgnored_LeaveTheFieldAndNoneEmptiesAMandatoryOne()
    {
        await using var bulk = await BulkClient.StartAsync();
        var ann = await bulk.Crm.MadeAsync("Leads", """{"Last_Name":"Ann","City":"A"}""");
        string[] rows = ["id,City,Last_Name", $"{ann},,Ann B", "0,A,No"];

        var ignoring = await bulk.ResultAsync(await bulk.JobAsync("Leads", rows, "update", ""","find_by":"id","ignore_empty":true"""));
        var emptying = await bulk.ResultAsync(await bulk.JobAsync("Leads", [rows[0], $"{ann},B,"], "update", ""","find_by":"id" """));

        Assert.Equal(["0,A,No,SKIPPED,,RESOURCE_NOT_FOUND-id", $"{ann},,Ann B,UPDATED,{ann},"], ignoring);
        Assert.Equal([$"{ann},B,,SKIPPED,,MANDATORY_NOT_FOUND-Last_Name"], emptying);
        Assert.Equal(("A", "Ann B"), (await bulk.Crm.GetAsync($"/Leads/{ann}")).Elements[0] is { } lead ? (lead["City"]!.ToString(), lead["Last_Name"]!.ToString()) : default);
    }

    [Fact]
    public async Task Cells_AreReadByTheirFieldsTypesFormatsAndDefaults()
    {
        await using var bulk = await BulkClient.StartAsync();
        var atlas = await bulk.Crm.MadeAsync("Accounts", """{"Account_Name":"Atlas"}""");
        var job = await bulk.JobAsync(
            "Deals",
            ["Name;Closing;Amount;Account;By name", $"D1;03/31/2026;12.50;{atlas};atlas", $"D2;2026-03-31;7;{atlas};Nobody", "D3;;;999;"],
            more: """
            ,"field_mappings":[{"api_name":"Deal_Name","index":0},{"api_name":"Closing_Date","index":1},{"api_name":"Amount","index":2},{"api_name":"Account_Name","index":3,"find_by":"id"},
            {"api_name":"Stage","default_value":{"value":"Qualification"}}]
            """);
        var byName = await bulk.JobAsync(
            "Deals",
            ["Name;Closing;By name", "E1;31.03.2026;ATLAS", "E2;;Nobody"],
            more: """
            ,"field_mappings":[{"api_name":"Deal_Name","index":0},{"api_name":"Closing_Date","index":1,"format":"dd.MM.yyyy"},{"api_name":"Account_Name","index":2,"find_by":"Account_Name"},
            {"api_name":"Stage","default_value":{"value":"Qualification"}}]
            """);
        var byHeader = await bulk.JobAsync("Contacts", ["Last_Name,Account_Name.Account_Name,Email_Opt_Out,Tag", "Ann,Atlas,TRUE,\"a,b\""]);

        var first = await bulk.ResultAsync(job);
        var second = await bulk.ResultAsync(byName);
        var third = await bulk.ResultAsync(byHeader);

        Assert.Equal(["D2,2026-03-31,7,SKIPPED,,INVALID_DATA-Closing", "D3,,,SKIPPED,,INVALID_DATA-Account"], first.Skip(1));
        Assert.Equal("E2,,Nobody,SKIPPED,,RESOURCE_NOT_FOUND-By name", second[1]);
        var deal = await MadeAsync(bulk, "Deals", first[0]);
        Assert.Equal(("2026-03-31", 12.50m, atlas, "Qualification"), (deal["Closing_Date"]!.ToString(), deal["Amount"]!.GetValue<decimal>(), deal["Account_Name"]!["id"]!.ToString(), deal["Stage"]!.ToString()));
        Assert.Equal(("2026-03-31", atlas), await MadeAsync(bulk, "Deals", second[0]) is var named ? (named["Closing_Date"]!.ToString(), named["Account_Name"]!["id"]!.ToString()) : default);
        var contact = await MadeAsync(bulk, "Contacts", third[0]);
        Assert.Equal((atlas, true, """[{"name":"a"},{"name":"b"}]"""), (contact["Account_Name"]!["id"]!.ToString(), contact["Email_Opt_Out"]!.GetValue<bool>(), contact["Tag"]!.ToJsonString()));
    }

    [Fact]
    public async Task Ledger_CountsWhatJobsMadeBesideWhatCallsMadeAndWhatWasMadeTwice()
    {
        await using var bulk = await BulkClient.StartAsync();
        string[] rows = ["Last_Name,Description", "Ann,#ZM-1", "Bob,#ZM-2"];
        await bulk.Crm.InsertAsync("Leads", """{"Last_Name":"Ann","Description":"#ZM-1"}""");
        await bulk.JobAsync("Leads", rows);

        var zoho = await bulk.Crm.Sandbox.SummarizeAsync();

        Assert.Equal((3L, 2L, 1), (zoho.CreatesCommitted["crm.leads"], zoho.CreatedInBulk["crm.leads"], zoho.CommittedTwice["crm.leads"]));
        Assert.Equal((1L, 1L, 0L), (zoho.ByOperation["crm.leads.bulk_write"], zoho.ByOperation["bulk_upload"], zoho.Automations));
    }

    [Fact]
    public async Task Job_OfAsManyRowsAsZohoTakes_IsDoneAtOnceAndOneMoreIsRefused()
    {
        await using var bulk = await BulkClient.StartAsync(new SandboxOptions { UniqueFields = ["Source_Id"] });
        string[] rows = ["Source_Id,Last_Name,City,Email,Description", .. Enumerable.Range(1, 25_000).Select(number => $"S{number},L{number},Pune,l{number}@example.com,\"Line 1\nLine 2 #ZM-{number}\"")];

        var job = await bulk.JobAsync("Leads", rows);
        var tooMany = await bulk.CreateAsync("Leads", await bulk.UploadedAsync([.. rows, "S0,L0,Pune,,"]));
        bulk.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(25_000, (await StateAsync(bulk, job)).Added);
        Assert.Equal((400, "LIMIT_EXCEEDED"), tooMany.Refusal);
        Assert.Equal((25_000L, 0), await bulk.Crm.Sandbox.SummarizeAsync() is var zoho ? (zoho.CreatesCommitted["crm.leads"], zoho.CreatesCommittedTwice) : default);
    }

    private static async Task<(string Status, int Added, int Total, bool HasResult)> StateAsync(BulkClient bulk, string job)
    {
        var details = (await bulk.DetailsAsync(job)).Body!;
        var file = details["resource"]![0]!["file"]!;
        Assert.Equal(details["status"]!.ToString(), file["status"]!.ToString());
        return (details["status"]!.ToString(), file["added_count"]!.GetValue<int>(), file["total_count"]!.GetValue<int>(), details["result"] is not null);
    }

    /// <summary>The record of a result's row.</summary>
    private static async Task<JsonNode> MadeAsync(BulkClient bulk, string module, string row)
    {
        var cells = row.Split(',');
        Assert.Equal("ADDED", cells[^3]);
        return (await bulk.Crm.GetAsync($"/{module}/{cells[^2]}")).Elements[0]!;
    }
}
