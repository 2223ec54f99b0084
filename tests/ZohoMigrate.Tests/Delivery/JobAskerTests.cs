using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Testing;
using ZohoMigrate.Testing.Checkpointing;
using ZohoMigrate.Testing.Zoho;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Tests.Delivery;

/// <summary>What is asked after a job of which Zoho never says that it is over, while it answers all else.</summary>
public sealed class JobAskerTests : IDisposable
{
    private const int Records = 60;

    private static readonly ScaledTimeProvider Clock = new(TimeProvider.System, 40);

    // Connections do not get faster with the clock.
    private static readonly DeliveryOptions ByJobs = new()
    {
        Bulk = BulkChoice.Always,
        AttemptTimeout = TimeSpan.FromSeconds(10),
        MaxAttempts = 2,
        SettleDelay = TimeSpan.FromSeconds(2),
        LateArrival = TimeSpan.FromSeconds(5),
        AbsenceDelay = TimeSpan.FromSeconds(10),
        JobArrival = TimeSpan.FromMinutes(1),
    };

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(500, """{"code":"INTERNAL_ERROR","details":{},"message":"Internal Server Error","status":"error"}""")]
    [InlineData(200, """{"status":"INPROGRESS","id":"77","resource":[]}""")]
    [InlineData(200, """{"status":"ABANDONED","id":"77","resource":[]}""")]
    public async Task Deliver_AJobOfWhichZohoNeverSaysThatItIsOver_IsLeftAndItsRecordsGoByCalls(int status, string standing)
    {
        var asked = 0;
        await using var crm = new CrmOnTheWire
        {
            Ahead = request => request switch
            {
                { Path: "/crm/v8/upload" } => new WireReply(200, """{"status":"success","code":"FILE_UPLOAD_SUCCESS","message":"uploaded","details":{"file_id":"5"}}"""),
                { Path: "/crm/bulk/v8/write" } => new WireReply(201, """{"status":"success","code":"SUCCESS","message":"success","details":{"id":"77"}}"""),
                { Path: "/crm/bulk/v8/write/77" } when Interlocked.Increment(ref asked) > 0 => new WireReply(status, standing),
                _ => null,
            },
        };
        await using var checkpoint = await StageAsync();
        var begun = Clock.GetUtcNow();

        var end = await DeliverAsync(crm, checkpoint);

        Assert.Equal(RunState.Completed, end.State);
        Assert.Equal(Records, (await checkpoint.AccountAsync("firms"))[RecordState.Created]);
        Assert.Equal(Records, crm.Records.Count);
        Assert.Single(crm.Server.Requests, request => request.Path == "/crm/bulk/v8/write");
        // Zoho may take as long as that to make its records, and once more after it was left.
        Assert.True(Clock.GetUtcNow() - begun > 2 * ByJobs.JobArrival);
        Assert.InRange(asked, 3, 40);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<SqliteCheckpoint> StageAsync()
    {
        var checkpoint = await SqliteCheckpoint.CreateAsync(_folder["checkpoint.db"], Staging.Manifest, Keeping.Everything, Clock, CancellationToken.None);
        var staging = await new Staging(checkpoint).OpenCrmAsync();
        await staging.StageAsync([.. Enumerable.Range(0, Records).Select(number => Firm(staging.Record("firms", $"F{number}")))]);
        await staging.SealAsync();
        return checkpoint;
    }

    private static MappedRecord Firm(MappedRecord record)
    {
        record.Payload.Remove("name");
        record.Payload["Account_Name"] = record.Key;
        record.Payload["Description"] = RecordMarker.Of(record.Stream, record.Key);
        return record;
    }

    private async Task<RunEnd> DeliverAsync(CrmOnTheWire crm, SqliteCheckpoint checkpoint)
    {
        await using var connection = await ZohoConnection.OpenAsync(
            ZohoRig.Settings(crm.Server.Address) with { ContentUrl = crm.Server.Address },
            ByJobs,
            new Dictionary<string, LaneOptions>(StringComparer.Ordinal) { ["crm"] = new() { Requests = 10_000, PerDay = 100_000 } },
            ZohoRig.Catalogue,
            _folder["state"],
            checkpoint,
            Clock,
            new Random(7),
            NullLoggerFactory.Instance,
            CancellationToken.None);
        return await new MigrationPipeline(checkpoint, ZohoRig.Catalogue, Clock, NullLogger.Instance)
            .DeliverAsync(connection.Client, workers: 4, ByJobs, NoProgress.Instance, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
