using System.Text;
using System.Text.Json.Nodes;
using Xunit;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Bulk;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Planning;

/// <summary>How many records go together is bounded by their bytes, too: of a call's body, and of a job's file.</summary>
public sealed class BatchSizeTests : IAsyncLifetime, IDisposable
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly ModuleSpec Leads = Catalogue.Module("crm.leads");

    private readonly TemporaryFolder _folder = new();
    private SqliteCheckpoint _checkpoint = null!;

    public async Task InitializeAsync() => _checkpoint = await SqliteCheckpoint.CreateAsync(
        _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);

    public async Task DisposeAsync() => await _checkpoint.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    // Bytes count, not characters: where each takes two, or three, fewer go together.
    [Theory]
    [InlineData(BulkChoice.Never, "x", new[] { 66, 34 })]
    [InlineData(BulkChoice.Never, "ü", new[] { 33, 33, 33, 1 })]
    [InlineData(BulkChoice.Never, "✓", new[] { 22, 22, 22, 22, 12 })]
    // Too few for a job, they go by calls as well.
    [InlineData(BulkChoice.Auto, "x", new[] { 66, 34 })]
    public void Add_LongTexts_GoInCallsOfNoMoreThanTwoMegabytes(BulkChoice choice, string character, int[] records)
    {
        var calls = Plan(Catalogue, choice, Enumerable.Range(0, 100).Select(number => Lead(number, Text(character, 30_000)))).Cast<PlannedRequest>().ToList();

        Assert.Equal(2_000_000, Leads.Create.Batch!.MostBytes);
        Assert.Equal(records, calls.Select(call => call.Steps.Count));
        Assert.All(calls, call => Assert.InRange(BytesOf(call), 1, 2_000_000));
        Assert.Equal(Enumerable.Range(0, 100).Select(number => (long)number), calls.SelectMany(call => call.Steps).Select(step => step.Item.Record));
    }

    // What stands around the records counts with them.
    [Theory]
    [InlineData(0, 1), InlineData(1, 2)]
    public void Add_ABodyThatIsFullToTheByte_GoesWholeAndOneByteMoreDoesNot(int tooMany, int calls)
    {
        ReadyStep[] steps = [Lead(1, Text("x", 500)), Lead(2, Text("ü", 300)), Lead(3, "")];
        var whole = BytesOf(Assert.IsType<PlannedRequest>(Assert.Single(Plan(Catalogue, BulkChoice.Never, steps))));

        Assert.Equal(calls, Plan(Lowered(whole - tooMany), BulkChoice.Never, steps).Count);
    }

    // Nothing that Zoho takes is longer than a call may be, and if it were it would go alone.
    [Fact]
    public void Add_ARecordThatIsLongerThanACall_GoesAlone()
    {
        var planned = Plan(Lowered(10_000), BulkChoice.Never, [Lead(1, ""), Lead(2, Text("x", 30_000)), Lead(3, ""), Lead(4, "")]);

        Assert.Equal(["1", "2", "3 4"], planned.Cast<PlannedRequest>().Select(call => string.Join(' ', call.Steps.Select(step => step.Item.Record))));
    }

    // Letters by chance, which hardly pack: the file is never longer than what was reckoned.
    [Fact]
    public void Add_LongTexts_GoInJobsWhoseFilesAreNoLongerThanTheCatalogueSays()
    {
        const int limit = 200_000;
        var steps = Enumerable.Range(0, 20).Select(number => Lead(number, Noise(number, 30_000))).ToList();
        var lowered = Lowered(limit);

        var jobs = Plan(lowered, BulkChoice.Always, steps).Cast<PlannedJob>().ToList();

        Assert.Equal([6, 6, 6, 2], jobs.Select(job => job.Items.Count));
        Assert.All(jobs, job => Assert.InRange(PackedBytes(job), limit / 10, limit));
        Assert.Equal(steps.Select(step => step.Item), jobs.SelectMany(job => job.Items).Select(item => item.Item));

        long PackedBytes(PlannedJob job)
        {
            using var writer = new BulkFileWriter(job.Module, job.Fields);
            foreach (var item in job.Items)
                writer.Add(new RequestPlanner(lowered, _checkpoint).Members(steps[(int)item.Item.Record]));
            return writer.Close().Upload.Bytes;
        }
    }

    // 25 MB, the file that carries them included (reference/zoho-crm.md §10).
    [Fact]
    public void MostBytes_OfTheCatalogue_LeaveRoomForAFileThatCannotBePacked() =>
        Assert.InRange(Leads.Bulk!.MostBytes * 1.005, 24_000_000, 25_000_000);

    private List<PlannedWork> Plan(ZohoCatalogue catalogue, BulkChoice choice, IEnumerable<ReadyStep> steps)
    {
        var requests = new RequestPlanner(catalogue, _checkpoint);
        var batches = new OpenBatches(requests, ["leads"]) { Jobs = new JobPlanner(requests, choice, _ => false) };
        return [.. steps.ToList().SelectMany(batches.Add), .. batches.TakeAll()];
    }

    private static ZohoCatalogue Lowered(int mostBytes)
    {
        var create = Leads.Create with { Batch = Leads.Create.Batch! with { MostBytes = mostBytes } };
        return Catalogue.With([Leads with
        {
            Operations = Leads.Operations.ToDictionary(one => one.Key, one => one.Key == create.Name ? create : one.Value, StringComparer.Ordinal),
            Bulk = Leads.Bulk! with { MostBytes = mostBytes },
        }]);
    }

    private static int BytesOf(PlannedRequest call) => Encoding.UTF8.GetByteCount(call.Request.Body!);

    private static ReadyStep Lead(int number, string description)
    {
        var payload = new JsonObject { ["Last_Name"] = "Berg", ["Description"] = description + RecordMarker.Of("leads", $"{number}") };
        return new ReadyStep(new RequestItem(number, 0), "leads", $"{number}", "crm.leads", "create", payload, ZohoId: null);
    }

    private static string Text(string character, int length) => string.Concat(Enumerable.Repeat(character, length));

    private static string Noise(int seed, int length)
    {
        var chance = new Random(seed);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)chance.Next('!' + 1, '~'))) + " ";
    }
}
