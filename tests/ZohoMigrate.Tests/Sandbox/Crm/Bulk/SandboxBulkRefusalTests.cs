using Xunit;
using ZohoMigrate.Sandbox;

namespace ZohoMigrate.Tests.Sandbox.Crm.Bulk;

public sealed class SandboxBulkRefusalTests
{
    private static readonly string[] Lead = ["Last_Name,City", "Ann,A"];

    [Fact]
    public async Task Upload_ThatIsNotAsItMustBe_IsRefused()
    {
        await using var bulk = await BulkClient.StartAsync();
        var zip = BulkClient.Zip(("rows.csv", "Last_Name"));

        var taken = await bulk.UploadAsync(zip);

        Assert.Equal((200, "FILE_UPLOAD_SUCCESS", "file uploaded."), (taken.Status, taken.Body!["code"]!.ToString(), taken.Body["message"]!.ToString()));
        Assert.Equal("2026-03-02T01:30:00+05:30", taken.Body["details"]!["created_time"]!.ToString());
        Assert.Equal((400, "NOT_SUPPORTED_FEATURE"), (await bulk.UploadAsync(zip, feature: "bulk-read")).Refusal);
        Assert.Equal((400, "MANDATORY_NOT_FOUND"), (await bulk.UploadAsync(zip, feature: "")).Refusal);
        var elsewhere = await bulk.UploadAsync(zip, organization: "60001234567");
        Assert.Equal((400, "check if headers [feature, X-CRM-ORG] are present and valid"), (elsewhere.Status, elsewhere.Body!["x-error"]!.ToString()));
        Assert.Equal((400, "MANDATORY_NOT_FOUND"), (await bulk.UploadAsync(zip, field: "content")).Refusal);
        Assert.Equal((400, "INVALID_FILE_FORMAT"), (await bulk.UploadAsync("Last_Name"u8.ToArray())).Refusal);
        Assert.Equal((413, "FILE_TOO_LARGE"), (await bulk.UploadAsync(new byte[(25 * 1024 * 1024) + 1])).Refusal);
    }

    [Theory]
    [InlineData("INVALID_DATA", "replace", "")]
    [InlineData("MODULE_NOT_AVAILABLE", "insert", "", "Notes")]
    [InlineData("MODULE_NOT_AVAILABLE", "insert", "", "leads")]
    [InlineData("MANDATORY_NOT_FOUND", "upsert", "")]
    [InlineData("INVALID_FIELD", "upsert", ""","find_by":"City" """)]
    [InlineData("MANDATORY_FIELDS_NOT_MAPPED", "upsert", ""","find_by":"Email" """)]
    [InlineData("FILE_NOT_FOUND", "insert", ""","file_names":["others.csv"]""")]
    [InlineData("INVALID_DATA", "insert", ""","field_mappings":[]""")]
    [InlineData("INVALID_FIELD", "insert", ""","field_mappings":[{"api_name":"Last Name","index":0}]""")]
    [InlineData("INVALID_FIELD", "insert", ""","field_mappings":[{"api_name":"Created_Time","index":0}]""")]
    [InlineData("COLUMN_INDEX_NOT_FOUND", "insert", ""","field_mappings":[{"api_name":"Last_Name","index":2}]""")]
    [InlineData("COLUMN_INDEX_NOT_FOUND", "insert", ""","field_mappings":[{"api_name":"Last_Name","index":-1}]""")]
    [InlineData("MISSING_REQUIRED_KEY", "insert", ""","field_mappings":[{"api_name":"Last_Name"}]""")]
    [InlineData("MANDATORY_FIELDS_NOT_MAPPED", "insert", ""","field_mappings":[{"api_name":"City","index":1}]""")]
    [InlineData("MANDATORY_NOT_FOUND", "insert", ""","field_mappings":[{"api_name":"Deal_Name","index":0},{"api_name":"Stage","index":0},{"api_name":"Account_Name","index":1}]""", "Deals")]
    [InlineData("INVALID_FORMAT", "insert", ""","field_mappings":[{"api_name":"Deal_Name","index":0},{"api_name":"Stage","index":0},{"api_name":"Closing_Date","index":1,"format":"jjjj"}]""", "Deals")]
    public async Task Job_ThatIsNotAsItMustBe_IsRefusedInZohosWords(string code, string operation, string more, string module = "Leads")
    {
        await using var bulk = await BulkClient.StartAsync();

        var refused = await bulk.CreateAsync(module, await bulk.UploadedAsync(Lead), operation, more);

        Assert.Equal((400, code), refused.Refusal);
        Assert.Empty((await bulk.Crm.Sandbox.SummarizeAsync()).Records);
    }

    [Theory]
    [InlineData("INVALID_REQUEST", "no json")]
    [InlineData("MISSING_REQUIRED_KEY", """{"operation":"insert"}""")]
    [InlineData("INVALID_DATA", """{"operation":"insert","resource":[]}""")]
    [InlineData("MISSING_REQUIRED_KEY", """{"resource":[{"type":"data"}]}""")]
    [InlineData("MISSING_REQUIRED_KEY", """{"operation":"insert","resource":[{"type":"data","module":{"api_name":"Leads"}}]}""")]
    [InlineData("INVALID_FILE_ID", """{"operation":"insert","resource":[{"type":"data","module":{"api_name":"Leads"},"file_id":"a file"}]}""")]
    [InlineData("FILE_NOT_FOUND", """{"operation":"insert","resource":[{"type":"data","module":{"api_name":"Leads"},"file_id":"123"}]}""")]
    [InlineData("INVALID_CALLBACK_URL", """{"operation":"insert","callback":{"url":"there","method":"post"},"resource":[]}""")]
    [InlineData("INVALID_CALLBACK_METHOD", """{"operation":"insert","callback":{"url":"https://example.com","method":"get"},"resource":[]}""")]
    [InlineData("INVALID_DATA", """{"operation":"insert","character_encoding":"EBCDIC-None","resource":[]}""")]
    public async Task Job_WhoseBodyIsNotAsItMustBe_IsRefusedInZohosWords(string code, string body)
    {
        await using var bulk = await BulkClient.StartAsync();

        Assert.Equal((400, code), (await bulk.CreateAsync(body)).Refusal);
    }

    [Fact]
    public async Task Job_OfAZipWithoutOneFile_IsRefusedUnlessItSaysWhich()
    {
        await using var bulk = await BulkClient.StartAsync();
        var two = await FileAsync(bulk, BulkClient.Zip(("a.csv", "Last_Name\nAnn"), ("b.csv", "Last_Name\nBob")));
        var none = await FileAsync(bulk, BulkClient.Zip(("a.txt", "Last_Name\nAnn")));
        var wide = await FileAsync(bulk, BulkClient.Zip(("a.csv", "Last_Name," + string.Join(',', Enumerable.Range(1, 200).Select(number => $"C{number}")))));

        Assert.Equal((400, "FILE_NOT_SUPPORTED"), (await bulk.CreateAsync("Leads", two)).Refusal);
        Assert.Equal((400, "FILE_NOT_SUPPORTED"), (await bulk.CreateAsync("Leads", none)).Refusal);
        Assert.Equal((400, "HEADER_LIMIT_EXCEEDED"), (await bulk.CreateAsync("Leads", wide)).Refusal);
        Assert.Equal(201, (await bulk.CreateAsync("Leads", two, more: ""","file_names":["b.csv"]""")).Status);
    }

    [Fact]
    public async Task Details_OfNoJob_AreNotFound()
    {
        await using var bulk = await BulkClient.StartAsync();

        Assert.Equal((404, "RESOURCE_NOT_FOUND"), (await bulk.DetailsAsync("12")).Refusal);
    }

    [Fact]
    public async Task UploadPort_OfItsOwn_TakesUploadsAndNothingElseAndTheOtherNone()
    {
        await using var bulk = await BulkClient.StartAsync(new SandboxOptions { UploadPort = 0 });
        var server = bulk.Crm.Sandbox.Server;

        var job = await bulk.JobAsync("Leads", Lead);
        using var wrongPort = await bulk.Crm.Sandbox.Http.PostAsync(new Uri(server.Address, "crm/v8/upload"), content: null);
        using var elsewhere = await bulk.Crm.Sandbox.Http.GetAsync(new Uri(server.UploadAddress, "crm/v8/org"));

        Assert.NotEqual(server.Address, server.UploadAddress);
        Assert.StartsWith("Ann,A,ADDED,", (await bulk.ResultAsync(job))[0], StringComparison.Ordinal);
        Assert.Equal((404, 404), ((int)wrongPort.StatusCode, (int)elsewhere.StatusCode));
    }

    private static async Task<string> FileAsync(BulkClient bulk, byte[] zip) => (await bulk.UploadAsync(zip)).Body!["details"]!["file_id"]!.ToString();
}
