using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>Many records in a call: how few calls there are, and what becomes of each record whatever is answered.</summary>
public sealed class BatchDeliveryTests : IDisposable
{
    private const string Refusal = """{"code":"INVALID_DATA","details":{"api_name":"Phone","json_path":"$.data[{place}].Phone","maximum_length":30},"message":"invalid data","status":"error"}""";

    private static readonly DeliveryOptions Hasty = new()
    {
        SettleDelay = TimeSpan.Zero,
        LateArrival = TimeSpan.Zero,
        AbsenceDelay = TimeSpan.FromMilliseconds(100),
        AttemptTimeout = TimeSpan.FromSeconds(10),
        MaxAttempts = 3,
    };

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1, 0, new[] { 1 })]
    [InlineData(100, 0, new[] { 100 })]
    [InlineData(250, 0, new[] { 100, 100, 50 })]
    [InlineData(130, 230, new[] { 100, 30, 100, 100, 30 })]
    public async Task Deliver_ACleanRun_TakesTheFewestCalls(int firms, int people, int[] calls)
    {
        await using var crm = new CrmOnTheWire();
        await using var checkpoint = await StageAsync(firms, people);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal(calls.Order(), crm.Batches.Order());
        Assert.Equal(firms, (await checkpoint.AccountAsync("firms"))[RecordState.Created]);
        Assert.Equal(people, (await checkpoint.AccountAsync("people"))[RecordState.Created]);
    }

    // Automation of the organisation stays quiet, and what a record refers to travels as Zoho wants it.
    [Fact]
    public async Task Deliver_ABatch_FiresNothingAndRefersById()
    {
        await using var crm = new CrmOnTheWire();
        await using var checkpoint = await StageAsync(1, 1);

        await DeliverAsync(crm, checkpoint);

        var sent = crm.Server.Requests.Where(request => request.Method == "POST").Select(request => JsonNode.Parse(request.Body)!).ToList();
        Assert.All(sent, body => Assert.Equal("[]", body["trigger"]!.ToJsonString()));
        Assert.Equal(crm.Records[0]["id"]!.ToString(), crm.Records[1]["Account_Name"]!["id"]!.ToString());
    }

    // What the organisation has made itself stands beside Zoho's own fields, and never in the place of one.
    [Fact]
    public async Task Deliver_FieldsOfTheOrganisationsOwn_StandInTheRecordItself()
    {
        await using var crm = new CrmOnTheWire();
        await using var checkpoint = await StageAsync(1, 0, own: new JsonObject { ["Legacy_Id"] = "L-1", ["Interests"] = new JsonArray("Tea", "Chai"), ["Account_Name"] = "no" });

        await DeliverAsync(crm, checkpoint);

        var made = Assert.Single(crm.Records);
        Assert.Equal(("L-1", """["Tea","Chai"]""", "F0"), (made["Legacy_Id"]!.ToString(), made["Interests"]!.ToJsonString(), made["Account_Name"]!.ToString()));
        Assert.False(made.ContainsKey("custom_fields"));
    }

    [Fact]
    public async Task Deliver_SomeAreRefused_EachIsJudgedForItself()
    {
        await using var crm = new CrmOnTheWire { Refuse = record => record["Account_Name"]?.ToString() is "F3" or "F77" ? Refusal : null };
        await using var checkpoint = await StageAsync(120, 0);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        Assert.Equal([100, 20], crm.Batches.OrderDescending());
        var account = await checkpoint.AccountAsync("firms");
        Assert.Equal((118, 2), (account[RecordState.Created], account[RecordState.Refused]));
        var problems = await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync();
        Assert.All(problems, problem => Assert.Equal(
            ("zoho-INVALID_DATA", "Phone", "invalid data (at most 30)"), (problem.Problem.Code, problem.Problem.Field, problem.Problem.Message)));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Problem.Hint!));
        Assert.Equal(["F3", "F77"], problems.Select(problem => problem.Key).Order());
    }

    // Law 2: the records are there, the answer is not.
    [Fact]
    public async Task Deliver_TheAnswerIsLost_AllOfTheBatchAreFoundByOneReading()
    {
        await using var crm = new CrmOnTheWire { Afterwards = (number, reply) => number == 1 ? reply with { Drop = WireDrop.Reset } : reply };
        await using var checkpoint = await StageAsync(100, 3);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal(100, (await checkpoint.AccountAsync("firms"))[RecordState.Recovered]);
        Assert.Equal(103, crm.Records.Count);
        Assert.Equal(1, crm.Server.Requests.Count(request => request.Method == "GET"));
    }

    [Fact]
    public async Task Deliver_TheBatchNeverArrives_ItsRecordsAreSentAgainOnce()
    {
        await using var crm = new CrmOnTheWire { Instead = (number, _) => number == 1 ? new WireReply(200, "") { Drop = WireDrop.Reset } : null };
        await using var checkpoint = await StageAsync(100, 0);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal(100, (await checkpoint.AccountAsync("firms"))[RecordState.Created]);
        Assert.Equal([100, 100], crm.Batches);
        Assert.Equal(100, crm.Records.Select(record => record["Account_Name"]!.ToString()).Distinct().Count());
    }

    // Nobody knows which record an answer of another length means.
    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[{"code":"SUCCESS","details":{"id":"1"},"message":"record added","status":"success"}]}""")]
    [InlineData("""{"data":[{"status":"success"},{"status":"success"}]}""")]
    [InlineData("""{"code":"SUCCESS","details":{},"message":"records added","status":"success"}""")]
    [InlineData("""{"data":[{"code":"SUCCESS","details":{"id":"1"},"message":"added"},{"code":"INVALID_DATA","details":{"json_path":"$.data[0].Phone"},"message":"invalid data"}]}""", 207)]
    [InlineData("<html>", 400)]
    [InlineData("<html>", 200)]
    public async Task Deliver_AnswerThatDoesNotSpeakOfEachRecord_SaysNothingOfAny(string body, int status = 201)
    {
        await using var crm = new CrmOnTheWire { Afterwards = (number, reply) => number == 1 ? new WireReply(status, body) : reply };
        await using var checkpoint = await StageAsync(2, 0);

        await DeliverAsync(crm, checkpoint);

        Assert.Equal(2, (await checkpoint.AccountAsync("firms"))[RecordState.Recovered]);
        Assert.Equal(2, crm.Records.Count);
    }

    [Fact]
    public async Task Deliver_OneRecordHasTheWholeCallRefused_StandsAloneInTheEnd()
    {
        await using var crm = new CrmOnTheWire
        {
            Instead = (_, records) => records.Any(record => record["Account_Name"]!.ToString() == "F41")
                ? new WireReply(400, """{"code":"INVALID_DATA","details":{},"message":"the body cannot be read","status":"error"}""")
                : null,
        };
        await using var checkpoint = await StageAsync(100, 0);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        var account = await checkpoint.AccountAsync("firms");
        Assert.Equal((99, 1), (account[RecordState.Created], account[RecordState.Refused]));
        Assert.Equal("F41", Assert.Single(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Key);
        Assert.Equal(99, crm.Records.Select(record => record["Account_Name"]!.ToString()).Distinct().Count());
        Assert.InRange(crm.Batches.Count, 10, 15);
    }

    // Nobody knows what such a call made: its records are looked for, and sent again in ever smaller calls.
    [Fact]
    public async Task Deliver_ZohoFailsOnOneRecordOfACall_RefusesItAloneAndMakesTheOthersAndTheirChildren()
    {
        await using var crm = new CrmOnTheWire { Instead = (_, records) => FailOn("F41", records) };
        await using var checkpoint = await StageAsync(100, 100);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        var (firms, people) = (await checkpoint.AccountAsync("firms"), await checkpoint.AccountAsync("people"));
        Assert.Equal((99, 1), (firms[RecordState.Created], firms[RecordState.Refused]));
        Assert.Equal((99, 1), (people[RecordState.Created], people[RecordState.Blocked]));
        var problem = Assert.Single(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync(), problem => problem.Problem.Code == "failed-too-often");
        Assert.Equal("F41", problem.Key);
        Assert.Equal([.. Enumerable.Repeat(100, 2), .. Enumerable.Repeat(20, 5), .. Enumerable.Repeat(4, 5), .. Enumerable.Repeat(1, 4)], Carried(crm, "Account_Name"));
        Assert.Equal(99 + 99, crm.Records.Select(record => record["Description"]!.ToString()).Distinct().Count());
    }

    // Such a call ends in the same state however often it is sent.
    [Fact]
    public async Task Deliver_ZohoFailsOnOneRecordOfAnUpsert_RefusesItAloneAndPutsTheOthers()
    {
        await using var crm = new CrmOnTheWire { Instead = (_, records) => FailOn("F41", records) };
        await using var checkpoint = await StageAsync(100, 0, operation: "upsert?Account_Name");

        var end = await DeliverAsync(crm, checkpoint, Hasty with { MaxAttempts = 2 }, new ScaledTimeProvider(TimeProvider.System, 20));

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        var firms = await checkpoint.AccountAsync("firms");
        Assert.Equal((99, 1), (firms[RecordState.Updated], firms[RecordState.Refused]));
        var problem = Assert.Single(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        Assert.Equal(("F41", "failed-too-often"), (problem.Key, problem.Problem.Code));
        Assert.Equal(99, crm.Records.Count);
        Assert.InRange(crm.Batches.Count, 10, 8 * (Hasty.MaxAttempts + 1));
    }

    // Those refused first are no more than a part: what was taken of the same call speaks for the mapping.
    [Fact]
    public async Task Deliver_TheFirstOfACallAreRefusedAlikeAndTheRestTaken_GoesOn()
    {
        await using var crm = new CrmOnTheWire { Refuse = record => int.Parse(record["Account_Name"]!.ToString()[1..], CultureInfo.InvariantCulture) < 40 ? Refusal : null };
        await using var checkpoint = await StageAsync(100, 0);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        var account = await checkpoint.AccountAsync("firms");
        Assert.Equal((60, 40), (account[RecordState.Created], account[RecordState.Refused]));
    }

    // Each product has lanes and words of its own.
    [Fact]
    public async Task Deliver_RecordsOfTwoProducts_GoToEachInItsOwnWay()
    {
        var made = 0;
        await using var crm = new CrmOnTheWire { Otherwise = _ => new WireReply(201, $$"""{"code":0,"contact":{"contact_id":"{{++made}}"} }""") };
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await (await new Staging(checkpoint).OpenAsync()).OpenCrmAsync();
        await staging.StageAsync(
        [
            .. Enumerable.Range(0, 3).Select(number => staging.Record("customers", $"C{number}")),
            .. Enumerable.Range(0, 150).Select(number => Marked(staging.Record("firms", $"F{number}"), "Account_Name")),
        ]);
        await staging.SealAsync();

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal((3, 150), (made, crm.Records.Count));
        Assert.Equal([100, 50], crm.Batches);
    }

    // What is not full waits for what could make more ready, and an earlier stream of another product cannot.
    [Fact]
    public async Task Deliver_AnEarlierStreamOfAnotherProductIsUnderWay_DoesNotHoldBackACallThatIsNotFull()
    {
        using var sent = new ManualResetEventSlim();
        var isHeldBack = false;
        await using var crm = new CrmOnTheWire
        {
            Instead = (_, _) =>
            {
                sent.Set();
                return null;
            },
            Otherwise = _ =>
            {
                isHeldBack |= !sent.Wait(TimeSpan.FromSeconds(5));
                return new WireReply(201, """{"code":0,"contact":{"contact_id":"1"} }""");
            },
        };
        await using var checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await (await new Staging(checkpoint).OpenAsync()).OpenCrmAsync();
        await staging.StageAsync(staging.Record("customers", "C"), Marked(staging.Record("firms", "F0"), "Account_Name"), Marked(staging.Record("firms", "F1"), "Account_Name"));
        await staging.SealAsync();

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal((RunState.Completed, false), (end.State, isHeldBack));
        Assert.Equal([2], crm.Batches);
    }

    // A setting of the organisation refuses them all: that is no reason to send each alone.
    [Fact]
    public async Task Deliver_EveryRecordIsRefusedAlike_PausesTheRunAndMarksNone()
    {
        await using var crm = new CrmOnTheWire { Refuse = _ => Refusal };
        await using var checkpoint = await StageAsync(250, 0);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Paused, end.State);
        Assert.Equal(250, (await checkpoint.AccountAsync("firms"))[RecordState.Pending]);
        Assert.Equal(250, await checkpoint.CountAsync(StepState.Ready));
        Assert.InRange(crm.Batches.Count, 1, 3);
    }

    [Fact]
    public async Task Deliver_EveryCallIsRefusedAlike_PausesTheRunBeforeEachRecordStoodAlone()
    {
        await using var crm = new CrmOnTheWire { Instead = (_, _) => new WireReply(400, """{"code":"NOT_SUPPORTED","details":{},"message":"no","status":"error"}""") };
        await using var checkpoint = await StageAsync(250, 0);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Paused, end.State);
        Assert.Equal(250, (await checkpoint.AccountAsync("firms"))[RecordState.Pending]);
        Assert.InRange(crm.Batches.Count, 20, 3 * 50);
    }

    [Fact]
    public async Task Deliver_TheStorageIsFull_StopsTheRunAndMarksNoRecord()
    {
        await using var crm = new CrmOnTheWire
        {
            Refuse = record => record["Account_Name"]!.ToString() is "F0" ? null : """{"code":"STORAGE_SPACE_EXCEEDED","details":{},"message":"storage space exceeded","status":"error"}""",
        };
        await using var checkpoint = await StageAsync(3, 0);

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Stopped, end.State);
        var account = await checkpoint.AccountAsync("firms");
        Assert.Equal((1, 2), (account[RecordState.Created], account[RecordState.Pending]));
    }

    // A unique field of the organisation's own, taken by a record that was there before: nobody waits until that would surely show.
    [Fact]
    public async Task Deliver_TheValueIsTaken_IsRefusedWithoutBeingSentAgain()
    {
        await using var crm = new CrmOnTheWire
        {
            Refuse = record => record["Account_Name"]!.ToString() == "F1"
                ? """{"code":"DUPLICATE_DATA","details":{"api_name":"Account_Name","id":"3652397000000000001"},"message":"duplicate data","status":"error"}"""
                : null,
        };
        await using var checkpoint = await StageAsync(3, 0);

        var end = await DeliverAsync(crm, checkpoint, Hasty with { AbsenceDelay = TimeSpan.FromHours(1) });

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        var problem = Assert.Single(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        Assert.Equal(("F1", "already-there", "duplicate data (the other record is 3652397000000000001)"), (problem.Key, problem.Problem.Code, problem.Problem.Message));
        Assert.Equal([3], crm.Batches);
    }

    // Law 2 once more: the process dies between answer and outcome, or before the answer.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resume_ABatchWasUnderWay_IsLookedForAndMadeOnce(bool arrived)
    {
        await using var crm = new CrmOnTheWire();
        await using (var dying = await StageAsync(100, 0))
        {
            var steps = await dying.TakeReadyAsync(100, CancellationToken.None);
            var operation = ZohoRig.Catalogue.Module("crm.accounts").Create;
            var request = new ApiRequest(dying.NextRequestId(), operation.Carrying(steps.Count)) { Items = [.. steps.Select(step => step.Item)] };
            await dying.BeginAsync(request, CheckpointCalls.Start(1), CancellationToken.None);
            if (arrived)
                await SendAsync(crm, steps);
        }

        await using var checkpoint = await SqliteCheckpoint.OpenAsync(_folder["checkpoint.db"], TimeProvider.System, CancellationToken.None);
        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal(100, (await checkpoint.AccountAsync("firms"))[arrived ? RecordState.Recovered : RecordState.Created]);
        Assert.Equal(100, crm.Records.Count);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task SendAsync(CrmOnTheWire crm, IReadOnlyList<ReadyStep> steps)
    {
        using var client = new HttpClient();
        using var content = new StringContent(new JsonObject { ["data"] = new JsonArray([.. steps.Select(step => step.Payload.DeepClone())]) }.ToJsonString());
        (await client.PostAsync(new Uri(crm.Server.Address, "/crm/v8/Accounts"), content)).EnsureSuccessStatusCode();
    }

    private static WireReply? FailOn(string firm, IReadOnlyList<JsonObject> records) => records.Any(record => record["Account_Name"]?.ToString() == firm)
        ? new WireReply(500, """{"code":"INTERNAL_ERROR","details":{},"message":"Internal Server Error","status":"error"}""")
        : null;

    // How many records each call carried that has them with this field, as text: a lookup is none.
    private static IEnumerable<int> Carried(CrmOnTheWire crm, string field) => crm.Server.Requests.Where(request => request.Method == "POST")
        .Select(request => JsonNode.Parse(request.Body)!["data"]!.AsArray().Count(record => record![field] is JsonValue)).Where(count => count > 0).OrderDescending();

    private async Task<SqliteCheckpoint> StageAsync(int firms, int people, JsonObject? own = null, string operation = "create")
    {
        var checkpoint = await SqliteCheckpoint.CreateAsync(
            _folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCrmAsync();
        await staging.StageAsync(
        [
            .. Enumerable.Range(0, firms).Select(number => Marked(staging.Record("firms", $"F{number}"), "Account_Name", own) with { Operation = operation }),
            .. Enumerable.Range(0, people).Select(number => Marked(staging.Record("people", $"P{number}", new Reference("Account_Name", "firms", $"F{number % firms}")), "Last_Name")),
        ]);
        await staging.SealAsync();
        return checkpoint;
    }

    private static MappedRecord Marked(MappedRecord record, string name, JsonObject? own = null)
    {
        record.Payload.Remove("name");
        if (own is not null)
            record.Payload["custom_fields"] = own.DeepClone();
        record.Payload[name] = record.Key;
        record.Payload["Description"] = RecordMarker.Of(record.Stream, record.Key);
        return record;
    }

    private async Task<RunEnd> DeliverAsync(CrmOnTheWire crm, SqliteCheckpoint checkpoint, DeliveryOptions? options = null, TimeProvider? time = null)
    {
        options ??= Hasty;
        time ??= TimeProvider.System;
        await using var connection = await ZohoConnection.OpenAsync(
            ZohoRig.Settings(crm.Server.Address),
            options,
            new Dictionary<string, LaneOptions>(StringComparer.Ordinal) { ["books"] = new() { Requests = 10_000, PerDay = 100_000 }, ["crm"] = new() { Requests = 10_000, PerDay = 100_000 } },
            ZohoRig.Catalogue,
            _folder["state"],
            checkpoint,
            time,
            new Random(7),
            NullLoggerFactory.Instance,
            CancellationToken.None);
        return await new MigrationPipeline(checkpoint, ZohoRig.Catalogue, time, NullLogger.Instance)
            .DeliverAsync(connection.Client, workers: 4, options, NoProgress.Instance, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
