using System.Globalization;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.EndToEndTests.Harness;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Sandbox;
using ZohoMigrate.Testing;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.EndToEndTests.Bulk;

/// <summary>
/// The asking for a job was lost, and until it can no longer come to its turn others make many records of the module: the list is read back to the
/// asking, past all of them, or nobody knows.
/// </summary>
public sealed class LostAskingTests
{
    private static readonly ZohoCatalogue Shipped = ZohoCatalogue.Load();

    private static readonly DeliveryOptions ByJobs = new()
    {
        Bulk = BulkChoice.Always,
        AttemptTimeout = QuietWinding.Attempt,
        SettleDelay = TimeSpan.FromMinutes(1),
        AbsenceDelay = TimeSpan.FromMinutes(1),
        JobArrival = TimeSpan.FromMinutes(10),
    };

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));

    // 300 of others, on two pages of 200.
    [Theory]
    [InlineData(1, 2, RunState.Completed, 60, 0)]
    [InlineData(2, 1, RunState.CompletedWithErrors, 0, 60)]
    public async Task Deliver_OthersMakeManyMeanwhile_IsReadPastThemAsFarAsTheCatalogueSays(int most, int mostOfJobs, RunState state, int made, int unknown)
    {
        using var folder = new TemporaryFolder();
        // The organisation is asked first, then come upload and job.
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { StateFile = folder["zoho.db"], Faults = SandboxFaults.Parse("drop#3"), Uniqueness = false }, _clock, CancellationToken.None);
        new BulkSample(leads: 60).Write(folder);
        var leads = Shipped.Module("crm.leads");
        var run = new InProcessRun(folder, sandbox, ByJobs, new LaneOptions(), seed: 1, _clock, "crm")
        {
            Catalogue = Shipped.With([leads with { Pages = leads.Pages with { Most = most, MostOfJobs = mostOfJobs } }]),
        };
        await run.StageAsync(folder["pack"], folder["data"]);

        var delivering = run.DeliverAsync(CancellationToken.None);
        while (!delivering.IsCompleted && (await sandbox.SummarizeAsync(CancellationToken.None)).Arrivals < 3)
            await Task.Delay(10);
        using (var stranger = await Stranger.ComeAsync(sandbox))
        {
            for (var call = 0; call < 3; call++)
                Assert.Equal(201, await stranger.PostAsync("crm/v8/Leads", Hundred(call)));
        }

        await _clock.WindQuietlyAsync(delivering, sandbox);

        var end = await delivering;
        var zoho = await sandbox.SummarizeAsync(CancellationToken.None);
        await using var checkpoint = await run.OpenAsync();
        var account = (await checkpoint.ReadStreamsAsync(CancellationToken.None)).Single(stream => stream.Stream.Name == "leads");
        Assert.Equal((state, made, unknown), (end.State, account[RecordState.Created], account[RecordState.Unknown]));
        Assert.Equal((300 + made, 0), (zoho.Records["crm.leads"].Count, zoho.CreatesCommittedTwice));
        // Until then the job could come to its turn.
        Assert.InRange(_clock.Elapsed, ByJobs.JobArrival, TimeSpan.FromMinutes(30));
    }

    private static string Hundred(int call) =>
        $$"""{"data":[{{string.Join(',', Enumerable.Range(0, 100).Select(number => string.Create(CultureInfo.InvariantCulture, $$"""{"Last_Name":"Other {{call}} {{number}}"}""")))}}]}""";
}
