using Xunit;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;

namespace ZohoMigrate.Tests.Sandbox.Crm.Bulk;

/// <summary>Requests are counted from the upload, 1, over the job, 2, and its details, 3, to the result, 4.</summary>
public sealed class SandboxBulkFaultTests : IDisposable
{
    private static readonly string[] FourLeads = ["Last_Name", "Ann", "Bob", "Cid", "Dot"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task JobDies_LeavesItsLaterRowsUnprocessed()
    {
        await using var bulk = await FaultyAsync("job-dies#2");
        var job = await bulk.JobAsync("Leads", FourLeads);

        var result = await bulk.ResultAsync(job);
        var details = (await bulk.DetailsAsync(job)).Body!;

        Assert.Equal(("FAILED", 2, 4), (details["status"]!.ToString(), details["resource"]![0]!["file"]!["added_count"]!.GetValue<int>(), details["resource"]![0]!["file"]!["total_count"]!.GetValue<int>()));
        Assert.Equal(["Cid,UNPROCESSED,,", "Dot,UNPROCESSED,,"], result.Skip(2));
        var zoho = await bulk.Crm.Sandbox.SummarizeAsync();
        Assert.Equal((2L, 1L), (zoho.CreatesCommitted["crm.leads"], zoho.ByFault["job-dies"]));
    }

    [Fact]
    public async Task ResultGone_OfAJobThatIsDone_Is404AndThereAgainLater()
    {
        await using var bulk = await FaultyAsync("result-gone#4");
        var job = await bulk.JobAsync("Leads", FourLeads);
        bulk.Time.Advance(TimeSpan.FromSeconds(10));
        var url = (await bulk.DetailsAsync(job)).Body!["result"]!["download_url"]!.ToString();

        using var gone = await bulk.Crm.Sandbox.Http.GetAsync(url);

        Assert.Equal(404, (int)gone.StatusCode);
        Assert.Equal(4, (await bulk.RowsAsync($"{bulk.Crm.Sandbox.Server.Address}{url}")).Rows.Count);
        Assert.Equal(1, (await bulk.Crm.Sandbox.SummarizeAsync()).ByFault["result-gone"]);
    }

    [Fact]
    public async Task Result_AfterAWeek_IsGone()
    {
        await using var bulk = await BulkClient.StartAsync(new SandboxOptions { TokenLifetime = TimeSpan.FromDays(30) });
        var job = await bulk.JobAsync("Leads", FourLeads);
        bulk.Time.Advance(TimeSpan.FromSeconds(10));
        var url = (await bulk.DetailsAsync(job)).Body!["result"]!["download_url"]!.ToString();
        bulk.Time.Advance(TimeSpan.FromDays(7));

        using var gone = await bulk.Crm.Sandbox.Http.GetAsync(url);

        Assert.Equal((404, true), ((int)gone.StatusCode, (await bulk.DetailsAsync(job)).Body!["result"] is null));
    }

    [Theory]
    [InlineData("drop#2", 0)]
    [InlineData("commit-drop#2", 4)]
    public async Task AnswerOfAJob_ThatIsLost_IsTheMadeOneOnlyWhereTheWorkWasDone(string faults, int made)
    {
        await using var bulk = await FaultyAsync(faults);
        var file = await bulk.UploadedAsync(FourLeads);

        await Assert.ThrowsAsync<HttpRequestException>(() => bulk.CreateAsync("Leads", file));

        Assert.Equal(204, (await bulk.Crm.GetAsync("/Leads?fields=id")).Status);
        bulk.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(made, (await bulk.Crm.GetAsync("/Leads?fields=id")).Body?["data"]!.AsArray().Count ?? 0);
        Assert.Equal(made, (await bulk.Crm.Sandbox.SummarizeAsync()).CreatesCommitted.GetValueOrDefault("crm.leads"));
    }

    [Fact]
    public async Task Lag_OfAJob_ShowsItsRecordsLaterThanItsEnd()
    {
        await using var bulk = await FaultyAsync("lag#2@00:00:05");
        await bulk.JobAsync("Leads", FourLeads);

        bulk.Time.Advance(TimeSpan.FromSeconds(10));
        var atItsEnd = (await bulk.Crm.GetAsync("/Leads?fields=id")).Elements.Count;
        bulk.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.InRange(atItsEnd, 1, 3);
        Assert.Equal(4, (await bulk.Crm.GetAsync("/Leads?fields=id")).Elements.Count);
    }

    [Fact]
    public async Task TruncatedResult_BreaksOffInTheMiddle()
    {
        await using var bulk = await FaultyAsync("truncated#4");
        var job = await bulk.JobAsync("Leads", FourLeads);

        await Assert.ThrowsAsync<HttpRequestException>(() => bulk.ResultAsync(job));

        Assert.Equal(4, (await bulk.ResultAsync(job)).Count);
    }

    [Fact]
    public async Task FilesAndJobs_OutliveARestart()
    {
        var options = new SandboxOptions { StateFile = _folder["zoho.db"] };
        string job, file;
        await using (var bulk = await BulkClient.StartAsync(options))
        {
            job = await bulk.JobAsync("Leads", FourLeads);
            file = await bulk.UploadedAsync(FourLeads);
        }

        await using var again = await BulkClient.StartAsync(options);
        var early = (await again.DetailsAsync(job)).Body!["status"]!.ToString();
        var made = await again.CreateAsync("Leads", file);

        Assert.Equal("ADDED", early);
        Assert.Equal(201, made.Status);
        Assert.Equal(4, (await again.ResultAsync(job)).Count);
        Assert.Equal(8, (await again.Crm.Sandbox.SummarizeAsync()).CreatedInBulk["crm.leads"]);
    }

    private static Task<BulkClient> FaultyAsync(string faults) => BulkClient.StartAsync(new SandboxOptions { Faults = SandboxFaults.Parse(faults) });
}
