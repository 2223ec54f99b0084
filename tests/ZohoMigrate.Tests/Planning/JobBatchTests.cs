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
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Planning;

/// <summary>What goes by a job of bulk write and what by calls of a hundred.</summary>
public sealed class JobBatchTests : IAsyncLifetime, IDisposable
{
    private static readonly ZohoCatalogue Catalogue = ZohoCatalogue.Load();
    private static readonly HashSet<string> Nothing = [];

    private readonly TemporaryFolder _folder = new();
    private readonly HashSet<string> _barred = [];
    private SqliteCheckpoint _checkpoint = null!;

    public async Task InitializeAsync() => _checkpoint = await SqliteCheckpoint.CreateAsync(
        _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);

    public async Task DisposeAsync() => await _checkpoint.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    // A job takes 500 credits, and 12 for its other calls; a call of a hundred takes ten.
    [Fact]
    public void Worth_OfTheModules_IsWhereAJobTakesFewerCreditsThanItsCalls()
    {
        var leads = Catalogue.Module("crm.leads");

        Assert.Equal((5121L, 1L, null), (JobWorth.From(leads, BulkChoice.Auto), JobWorth.From(leads, BulkChoice.Always), JobWorth.From(leads, BulkChoice.Never)));
        Assert.All(Catalogue.Modules.Where(module => module.Bulk is null), module => Assert.Null(JobWorth.From(module, BulkChoice.Always)));
    }

    [Theory]
    [InlineData(BulkChoice.Never, 5121, 0, 52)]
    [InlineData(BulkChoice.Auto, 5120, 0, 52)]
    [InlineData(BulkChoice.Auto, 5121, 1, 0)]
    [InlineData(BulkChoice.Auto, 25_000, 1, 0)]
    [InlineData(BulkChoice.Auto, 25_130, 1, 2)]
    [InlineData(BulkChoice.Auto, 31_000, 2, 0)]
    [InlineData(BulkChoice.Always, 25_001, 2, 0)]
    [InlineData(BulkChoice.Always, 1, 1, 0)]
    public void Add_ManyRecords_GoByJobsWhereTheseAreCheaper(BulkChoice choice, int records, int jobs, int calls)
    {
        var planned = Deliver(choice, Enumerable.Range(0, records).Select(number => Lead(number)));

        Assert.Equal((jobs, calls), (planned.OfType<PlannedJob>().Count(), planned.OfType<PlannedRequest>().Count()));
        Assert.Equal(
            Enumerable.Range(0, records).Select(number => (long)number),
            planned.SelectMany(ItemsOf).Select(item => item.Record).Order());
    }

    [Fact]
    public void Add_RecordsThatNoRowHolds_GoByCallsBesideTheJob()
    {
        var planned = Deliver(BulkChoice.Always, [
            Lead(1),
            Lead(2, ("Tag", new JsonArray(new JsonObject { ["name"] = "fair" }))),
            Lead(3, ("Layout", "3652397000000000001")),
            Lead(4, ("custom_fields", new JsonObject { ["Since"] = "2026-02-28" })),
            Lead(5, ("Description", "#ZM-AAAAAAAAAAAA, and what somebody wrote behind it")),
            Lead(6, ("custom_fields", new JsonObject { ["Legacy_Id"] = "L-6" })),
        ]);

        Assert.Equal([1, 6], Assert.Single(planned.OfType<PlannedJob>()).Items.Select(item => item.Item.Record));
        Assert.Equal([2, 3, 4, 5], Assert.Single(planned.OfType<PlannedRequest>()).Steps.Select(step => step.Item.Record));
        Assert.Contains("Legacy_Id", planned.OfType<PlannedJob>().Single().Fields);
    }

    [Fact]
    public void Add_StreamsThatZohoTakesNoJobOf_GoByCalls()
    {
        _barred.Add("leads");

        Assert.IsType<PlannedRequest>(Assert.Single(Deliver(BulkChoice.Always, [Lead(1), Lead(2)])));
    }

    // What two jobs made of it nobody knew, nor two calls: the one to blame must stand alone in the end.
    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 100)]
    [InlineData(2, 20)]
    [InlineData(3, 4)]
    [InlineData(4, 1)]
    [InlineData(9, 1)]
    public void Add_RecordsOfUnknownAttempts_GoInEverSmallerCalls(int attempts, int carried)
    {
        var steps = Enumerable.Range(0, 100).Select(number => Lead(number) with { UnknownAttempts = attempts }).ToList();

        Assert.All(Deliver(BulkChoice.Never, steps), work => Assert.Equal(carried, ItemsOf(work).Count()));
        Assert.Equal(attempts > 1, Deliver(BulkChoice.Always, steps).All(work => work is PlannedRequest));
    }

    [Fact]
    public void Add_MoreColumnsThanAFileHas_BeginAnother()
    {
        var planned = Deliver(BulkChoice.Always, Enumerable.Range(0, 3).Select(number => Lead(
            number, ("custom_fields", new JsonObject(Enumerable.Range(0, 90).Select(field => KeyValuePair.Create($"Own_{number}_{field}", (JsonNode?)"x")))))));

        Assert.Equal([2, 1], planned.OfType<PlannedJob>().Select(job => job.Items.Count));
        Assert.All(planned.OfType<PlannedJob>(), job => Assert.InRange(job.Fields.Count, 1, 200));
    }

    // A job of the same stream makes nothing more ready, unless its records refer to one another.
    [Theory]
    [InlineData("crm.leads", "leads", true)]
    [InlineData("crm.accounts", "leads", false)]
    [InlineData("crm.leads", "parents", false)]
    [InlineData("crm.leads", "grandparents", false)]
    [InlineData("crm.leads", "others", true)]
    public void TakeDue_WhileAJobIsAtWork_WaitsForWhatMayStillJoin(string module, string atWork, bool isDue)
    {
        var batches = Batches(BulkChoice.Always);
        Assert.Empty(batches.Add(Step(1, module, [])));

        Assert.Equal(isDue, batches.TakeDue(Nothing, new HashSet<string> { atWork }).Count == 1);
    }

    // The same of calls; and what is not full of a stream that is waited for goes first.
    [Theory]
    [InlineData("leads", false)]
    [InlineData("parents", false)]
    [InlineData("grandparents", false)]
    [InlineData("others", true)]
    public void TakeDue_WhileCallsAreUnderWay_WaitsForItsOwnStreamAndItsAncestorsAlone(string underWay, bool isDue)
    {
        var batches = Batches(BulkChoice.Never);
        Assert.Empty(batches.Add(Lead(1)));

        Assert.Equal(isDue, batches.TakeDue(new HashSet<string> { underWay }).Count == 1);
    }

    [Fact]
    public void TakeDue_SeveralStreamsAreNotFull_GivesThoseThatWaitForNoOther()
    {
        var batches = Batches(BulkChoice.Never);
        ReadyStep[] steps = [Lead(1), Lead(2) with { Stream = "grandparents" }, Lead(3) with { Stream = "others" }];
        Assert.Empty(steps.SelectMany(batches.Add));

        Assert.Equal(["others", "grandparents"], Streams(batches.TakeDue(Nothing)));
        Assert.Equal(["leads"], Streams(batches.TakeDue(Nothing)));
    }

    [Fact]
    public void TakeDue_StreamsThatWaitForEachOther_GivesTheFirst()
    {
        var batches = Batches(BulkChoice.Never, ("parents", "leads"));
        ReadyStep[] steps = [Lead(1), Lead(2) with { Stream = "parents" }];
        Assert.Empty(steps.SelectMany(batches.Add));

        Assert.Equal(["parents"], Streams(batches.TakeDue(Nothing)));
    }

    // More of the stream may be ready, and not taken yet.
    [Fact]
    public void TakeDue_TheLanesHaveMoreToDo_WaitsForWhatTheyAreNotAskedFor()
    {
        var batches = Batches(BulkChoice.Never);
        Assert.Empty(batches.Add(Lead(1)));

        Assert.Empty(batches.TakeDue(Nothing, takenOf: new HashSet<string> { "books.organization" }));
        Assert.Single(batches.TakeDue(Nothing, takenOf: new HashSet<string> { LaneQueue.LanesOf(Catalogue.Module("crm.leads").Create) }));
    }

    private List<PlannedWork> Deliver(BulkChoice choice, IEnumerable<ReadyStep> steps)
    {
        var batches = Batches(choice);
        return [.. steps.ToList().SelectMany(batches.Add), .. batches.TakeDue(Nothing)];
    }

    private OpenBatches Batches(BulkChoice choice, params (string Stream, string Parent)[] more)
    {
        var requests = new RequestPlanner(Catalogue, _checkpoint);
        (string Stream, string Parent)[] parents = [("parents", "grandparents"), ("leads", "parents"), .. more];
        return new OpenBatches(requests, ["others", "grandparents", "parents", "leads"])
        {
            Jobs = new JobPlanner(requests, choice, _barred.Contains),
            Families = new StreamFamilies(parents.ToLookup(one => one.Stream).ToDictionary(
                stream => stream.Key, IReadOnlySet<string> (stream) => stream.Select(one => one.Parent).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal)),
        };
    }

    private static IEnumerable<string> Streams(IEnumerable<PlannedWork> planned) => planned.OfType<PlannedRequest>().Select(request => request.Steps[0].Stream);

    private static ReadyStep Lead(int number, params (string Field, JsonNode? Value)[] fields) => Step(number, "crm.leads", fields);

    private static ReadyStep Step(int number, string module, (string Field, JsonNode? Value)[] fields)
    {
        var payload = new JsonObject { [module == "crm.leads" ? "Last_Name" : "Account_Name"] = $"P{number}", ["Description"] = RecordMarker.Of("leads", $"{number}") };
        foreach (var (field, value) in fields)
            payload[field] = value;
        return new ReadyStep(new RequestItem(number, 0), "leads", $"{number}", module, "create", payload, ZohoId: null);
    }

    private static IEnumerable<RequestItem> ItemsOf(PlannedWork work) => work switch
    {
        PlannedJob job => job.Items.Select(item => item.Item),
        PlannedRequest request => request.Steps.Select(step => step.Item),
        _ => [],
    };
}
