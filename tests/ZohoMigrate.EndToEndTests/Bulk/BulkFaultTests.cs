using Xunit;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Checkpointing.Accounts;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Bulk;

/// <summary>What can go wrong on the way of a job, each by itself, at a Zoho CRM that takes a second copy of anything.</summary>
public sealed class BulkFaultTests
{
    private static readonly ScaledTimeProvider Clock = new(TimeProvider.System, 10);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    // Connections do not get faster with the clock.
    private static readonly DeliveryOptions ByJobs = new()
    {
        Bulk = BulkChoice.Always,
        AttemptTimeout = TimeSpan.FromSeconds(10),
        SettleDelay = TimeSpan.FromSeconds(2),
        LateArrival = TimeSpan.FromSeconds(5),
        AbsenceDelay = TimeSpan.FromSeconds(10),
        JobArrival = TimeSpan.FromSeconds(20),
        DefaultCooldown = TimeSpan.FromSeconds(5),
    };

    // By their numbers: the organisation is asked first, then come upload, job, and the questions after it.
    [Theory]
    // Missed once, a result is asked for again.
    [InlineData("result-gone#5", false)]
    [InlineData("result-gone=1", true)]
    [InlineData("drop#2", false)]
    [InlineData("commit-drop#2,500#3,seed=1", false)]
    [InlineData("drop#3", false)]
    [InlineData("commit-drop#3", true)]
    [InlineData("commit-500#3", true)]
    [InlineData("late-commit#3@00:00:03", true)]
    [InlineData("late-arrival#3@00:00:02", true)]
    [InlineData("429#2@00:00:03,429#4@00:00:03,token-revoked#6", false)]
    [InlineData("drop#4,500#5,truncated#6,commit-500#7,502#8", false)]
    public async Task Deliver_SomethingFailsOnTheWay_MakesEachRecordOnce(string faults, bool isFound)
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await StartAsync(folder, faults);

        var leads = await DeliverAsync(folder, sandbox, sandbox.UploadAddress);

        Assert.Equal(60, (await sandbox.SummarizeAsync(CancellationToken.None)).CreatedInBulk["crm.leads"]);
        Assert.Equal(isFound, leads[RecordState.Recovered] > 0);
    }

    // What failed as a whole would fail again: the rows that it left go by calls, once it is known which are there.
    [Fact]
    public async Task Deliver_AJobFailsAsAWhole_TheRestGoesByCalls()
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await StartAsync(folder, "job-dies#3");

        await DeliverAsync(folder, sandbox, sandbox.UploadAddress);

        Assert.Equal(30, (await sandbox.SummarizeAsync(CancellationToken.None)).CreatedInBulk["crm.leads"]);
    }

    // As at Zoho, where the token and all other calls go elsewhere.
    [Fact]
    public async Task Deliver_FilesHaveAHostOfTheirOwn_GoThere()
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await StartAsync(folder, "", uploadPort: 0);

        await DeliverAsync(folder, sandbox, sandbox.UploadAddress);

        Assert.NotEqual(sandbox.Address, sandbox.UploadAddress);
        Assert.Equal(60, (await sandbox.SummarizeAsync(CancellationToken.None)).CreatedInBulk["crm.leads"]);
    }

    [Fact]
    public async Task Deliver_TheHostOfFilesIsNotThere_GoesByCalls()
    {
        using var folder = new TemporaryFolder();
        await using var sandbox = await StartAsync(folder, "");

        await DeliverAsync(folder, sandbox, new Uri("http://127.0.0.1:9"));

        Assert.Empty((await sandbox.SummarizeAsync(CancellationToken.None)).CreatedInBulk);
    }

    private static Task<SandboxServer> StartAsync(TemporaryFolder folder, string faults, int? uploadPort = null) => SandboxServer.StartAsync(
        new SandboxOptions
        {
            Window = Window,
            StateFile = folder["zoho.db"],
            BulkTime = TimeSpan.FromSeconds(6),
            Faults = SandboxFaults.Parse(faults),
            Uniqueness = false,
            UploadPort = uploadPort,
        },
        Clock,
        CancellationToken.None);

    /// <summary>Delivers 60 leads, and sees that each was made once.</summary>
    private static async Task<StreamAccount> DeliverAsync(TemporaryFolder folder, SandboxServer sandbox, Uri content)
    {
        new BulkSample(leads: 60).Write(folder);
        var run = new InProcessRun(folder, sandbox, ByJobs, new LaneOptions { Window = Window }, seed: 1, Clock, "crm") { ContentUrl = content };
        await run.StageAsync(folder["pack"], folder["data"]);

        var end = await run.DeliverAsync(CancellationToken.None);

        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal((60, 0, 0L), (zoho.Records["crm.leads"].Count, zoho.CreatesCommittedTwice, zoho.RefusedByLimit));
        await using var checkpoint = await run.OpenAsync();
        var leads = (await checkpoint.ReadStreamsAsync(CancellationToken.None)).Single(stream => stream.Stream.Name == "leads");
        Assert.Equal(60, leads[RecordState.Created] + leads[RecordState.Recovered]);
        return leads;
    }
}
