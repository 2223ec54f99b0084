using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
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

/// <summary>Laws 1 and 4 at the end of a run: it ends, whatever Zoho's lists answer, and says no more than is so.</summary>
public sealed class EveryRunEndsTests
{
    private static readonly DeliveryOptions Hasty = new()
    {
        SettleDelay = TimeSpan.Zero,
        LateArrival = TimeSpan.Zero,
        AbsenceDelay = TimeSpan.FromMilliseconds(100),
        AttemptTimeout = TimeSpan.FromSeconds(2),
        MaxAttempts = 2,
    };

    [Theory]
    [InlineData(400, """{"code":37,"message":"method not allowed"}""")]
    [InlineData(200, """{"code":0,"message":"success"}""")]
    [InlineData(200, """{"code":0,"contacts":[{"contact_id":"1","contact_name":"Another"},{"contact_id":"2"}]}""")]
    public async Task Deliver_ListThatProvesNothing_EndsWithARecordForAPersonAndItsChildrenPending(int status, string list)
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await CreateAsync(folder);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A"), staging.Record("orders", "1", new Reference("customer_id", "customers", "A")));
        await staging.SealAsync();
        await using var server = new WireServer(
            request => request.Method == "POST" ? new WireReply(200, "") { Drop = WireDrop.Reset } : new WireReply(status, list));

        var end = await DeliverAsync(server, checkpoint).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        Assert.Equal(1, (await checkpoint.AccountAsync("customers"))[RecordState.Unknown]);
        Assert.Equal(1, (await checkpoint.AccountAsync("orders"))[RecordState.Pending]);
        Assert.Single(server.Requests, request => request.Method == "POST");
        Assert.Equal("cannot-tell", Assert.Single(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Problem.Code);

        // Nor does the next stretch of the same process begin it all again.
        Assert.Equal(end.State, (await DeliverAsync(server, checkpoint).WaitAsync(TimeSpan.FromMinutes(2))).State);
        Assert.Single(server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Deliver_RecordThatZohoFailsOnEachTime_IsRefusedInTheEnd()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await CreateAsync(folder);
        var staging = await new Staging(checkpoint).OpenAsync();
        var poison = staging.Record("customers", "A");
        poison.Payload["contact_name"] = "A";
        await staging.StageAsync(poison, staging.Record("orders", "1", new Reference("customer_id", "customers", "A")));
        await staging.SealAsync();
        await using var server = new WireServer(request => request.Method == "POST"
            ? new WireReply(500, """{"code":1000,"message":"Internal error"}""")
            : new WireReply(200, """{"code":0,"contacts":[]}"""));

        var end = await DeliverAsync(server, checkpoint).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        Assert.Equal(1, (await checkpoint.AccountAsync("customers"))[RecordState.Refused]);
        Assert.Equal(1, (await checkpoint.AccountAsync("orders"))[RecordState.Blocked]);
        Assert.Equal(Hasty.MaxAttempts, server.Requests.Count(request => request.Method == "POST"));
    }

    // It would pause each stretch anew, at the same place, and nothing behind it would ever be sent.
    [Fact]
    public async Task Deliver_LaterStepThatZohoFailsOnEachTime_IsRefusedAndTheRestGoesOn()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await CreateAsync(folder);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync([.. new[] { "1", "2" }.Select(key => staging.Record("orders", key) with { Steps = ["mark_as_sent"] })]);
        await staging.SealAsync();
        var made = 0;
        await using var server = new WireServer(request => request switch
        {
            { Path: var path } when path.Contains("/invoices/7/status", StringComparison.Ordinal) => new WireReply(500, """{"code":1000,"message":"Internal error"}"""),
            { Method: "POST", Path: var path } when path.EndsWith("/invoices", StringComparison.Ordinal) =>
                new WireReply(201, $$"""{"code":0,"invoice":{"invoice_id":"{{7 + made++}}"} }"""),
            _ => new WireReply(200, """{"code":0,"organizations":[]}"""),
        });

        var end = await DeliverAsync(server, checkpoint).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        Assert.Equal(2, (await checkpoint.AccountAsync("orders"))[RecordState.Created]);
        var problem = Assert.Single(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Problem;
        Assert.Equal(("failed-too-often", "mark_as_sent"), (problem.Code, problem.Field));
    }

    // A Zoho that fails on all is no record's fault.
    [Fact]
    public async Task Deliver_LaterStepInAnOutage_PausesTheRunAndMarksNoRecord()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await CreateAsync(folder);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("orders", "1") with { Steps = ["mark_as_sent"] });
        await staging.SealAsync();
        await using var server = new WireServer(request => request.Method == "POST" && request.Path.EndsWith("/invoices", StringComparison.Ordinal)
            ? new WireReply(201, """{"code":0,"invoice":{"invoice_id":"7"} }""")
            : new WireReply(500, """{"code":1000,"message":"Internal error"}"""));

        var end = await DeliverAsync(server, checkpoint).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(RunState.Paused, end.State);
        Assert.Empty(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync());
        Assert.Equal(1, (await checkpoint.AccountAsync("orders")).PendingSteps);
    }

    // A look that Zoho fails on is one that does not count, and keeps nobody else waiting.
    [Fact]
    public async Task Deliver_ListThatZohoFailsOnEachTime_EndsWithARecordForAPerson()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await CreateAsync(folder);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A"));
        await staging.SealAsync();
        await using var server = new WireServer(request => request switch
        {
            { Method: "POST" } => new WireReply(200, "") { Drop = WireDrop.Reset },
            { Path: var path } when path.Contains("/contacts", StringComparison.Ordinal) => new WireReply(500, """{"code":1000,"message":"Internal error"}"""),
            _ => new WireReply(200, """{"code":0,"organizations":[]}"""),
        });

        var end = await DeliverAsync(server, checkpoint).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(RunState.CompletedWithErrors, end.State);
        Assert.Equal("cannot-tell", Assert.Single(await checkpoint.ReadProblemsAsync(CancellationToken.None).ToListAsync()).Problem.Code);
    }

    [Fact]
    public async Task Deliver_StepHandedOutAndNeverSettled_IsNotCalledCompleted()
    {
        using var folder = new TemporaryFolder();
        await using var checkpoint = await CreateAsync(folder);
        var staging = await new Staging(checkpoint).OpenAsync();
        await staging.StageAsync(staging.Record("customers", "A"));
        await staging.SealAsync();
        await checkpoint.TakeOneAsync();
        await using var server = new WireServer(_ => WireReply.Success);

        Assert.Equal(RunState.Paused, (await DeliverAsync(server, checkpoint).WaitAsync(TimeSpan.FromMinutes(2))).State);
    }

    private static Task<SqliteCheckpoint> CreateAsync(TemporaryFolder folder) => SqliteCheckpoint.CreateAsync(
        folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, TimeProvider.System, CancellationToken.None);

    private static async Task<RunEnd> DeliverAsync(WireServer server, SqliteCheckpoint checkpoint)
    {
        using var folder = new TemporaryFolder();
        await using var connection = await ZohoConnection.OpenAsync(
            ZohoRig.Settings(server.Address),
            Hasty,
            new Dictionary<string, LaneOptions>(StringComparer.Ordinal) { ["books"] = new() { Requests = 10_000, PerDay = 100_000 } },
            ZohoRig.Catalogue,
            folder.Path,
            checkpoint,
            TimeProvider.System,
            new Random(7),
            NullLoggerFactory.Instance,
            CancellationToken.None);
        return await new MigrationPipeline(checkpoint, ZohoRig.Catalogue, TimeProvider.System, NullLogger.Instance)
            .DeliverAsync(connection.Client, workers: 2, Hasty, NoProgress.Instance, CancellationToken.None);
    }
}
