using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Delivery;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Files;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Surveying;
using ZohoMigrate.Zoho;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline;

/// <summary>Steps 5 to 7, at once: Planning hands out what is ready, Delivery sends it, Checkpointing settles what came of it.</summary>
internal sealed class DeliveringRoad(ICheckpoint checkpoint, ZohoCatalogue catalogue, RecordSearch search, RunLimits limits, TimeProvider time, ILogger logger)
{
    private const int Buffer = 64;

    /// <summary>Runs until nothing is left to try, or the run is stopped.</summary>
    /// <param name="workers">Calls under way at once.</param>
    /// <param name="options">Waiting times.</param>
    /// <param name="progress">Told about once a second.</param>
    /// <param name="stop">Holds the reason, when there was one.</param>
    public async Task RunAsync(int workers, DeliveryOptions options, IRunProgress progress, RunStop stop)
    {
        await new LookupStage(checkpoint, List(RequestPurpose.Read, stop), catalogue, stop, logger).RunAsync();
        if (stop.Reason is not null)
            return;
        var doubts = Doubts(options, stop);
        await doubts.RunAsync();
        if (stop.Reason is not null)
            return;
        var outstanding = new Outstanding();
        var probes = new ProbeSchedule(catalogue, options, checkpoint.Clock);
        var files = new DataFiles(checkpoint.Manifest.DataFolder);
        var requests = new RequestPlanner(catalogue, checkpoint) { Files = files };
        var jobs = await OpenJobsAsync(stop);
        var streams = (await checkpoint.ReadStreamsAsync(stop.Token)).Select(account => account.Stream).ToList();
        var batches = new OpenBatches(requests, [.. streams.Select(stream => stream.Name)])
        {
            Jobs = new JobPlanner(requests, options.Bulk, jobs.IsBarred),
            Families = await StreamFamilies.ReadAsync(checkpoint, streams.Select(stream => stream.Name), stop.Token),
        };
        var planning = new PlanningStage(checkpoint, batches, probes, outstanding, time)
        {
            SettleDoubts = doubts.SettleReadyAsync,
            TakenAtOnce = options.Bulk == BulkChoice.Never ? PlanningStage.FewAtOnce : PlanningStage.ManyAtOnce,
            Jobs = jobs,
            Ask = job => new PlannedAsking(catalogue.Module(job.Module), job),
        };
        using var watch = new RefusalWatch(checkpoint.ReadRefusedAsync, limits, stop);
        var parked = new ParkedSearch(search.Reader, search.Judge, search.Absence, search.Members, search.RefreshOthers);
        using var sender = new JobSender(search.Client, checkpoint, jobs, search.Outage, requests.Members, checkpoint.NextRequestId, stop, checkpoint.Clock, logger);
        var asker = new JobAsker(search.Client, checkpoint, jobs, search.Outage, options, checkpoint.NextRequestId, stop, checkpoint.Clock, logger);
        var doubt = new StepDoubt(search.Client, search.Outage, checkpoint, options, checkpoint.NextRequestId, stop, checkpoint.Clock);
        var delivery = new DeliveryStage(search.Client, new ReplyJudge(stop, checkpoint.Clock), search.Outage, new BatchHalves(requests.Plan), doubt, parked, watch, stop, logger)
        {
            Jobs = (sender, asker),
            Uploads = new UploadCheck(files, stop),
        };
        var settling = new SettlingStage(checkpoint, outstanding, logger);
        var tally = new DeliveryTally(checkpoint, catalogue, options.Bulk, progress, time);

        // Workers ask for the next call while the one before is under way; more than that would only be put back when the run stops.
        var planned = new LaneQueues(streams.Select(stream => stream.Module).Distinct(StringComparer.Ordinal).Select(catalogue.Module), workers);
        var settled = Channel.CreateBounded<SettledWork>(Buffer);
        using var fall = new CancellationTokenSource();
        using var told = new CancellationTokenSource();
        var telling = tally.RunAsync(told.Token);
        try
        {
            await Concurrently.RunAsync(
                () => Fall(stop, fall),
                planning.RunAsync(planned, stop.Token, fall.Token),
                delivery.RunAsync(workers, planned, settled.Writer, fall.Token),
                settling.RunAsync(settled.Reader, tally.Settled));
        }
        finally
        {
            await told.CancelAsync();
            await telling;
        }
    }

    // Those that an earlier process asked for are asked after, whatever the settings say now.
    private async Task<OpenJobs> OpenJobsAsync(RunStop stop)
    {
        var open = new OpenJobs(checkpoint.Clock);
        foreach (var job in await checkpoint.ReadOpenJobsAsync(stop.Token))
            open.Resume(job);
        return open;
    }

    private WholeList List(RequestPurpose purpose, RunStop stop) => new(search.Client, catalogue, checkpoint.NextRequestId, purpose, stop);

    private DoubtStage Doubts(DeliveryOptions options, RunStop stop) => new(
        checkpoint,
        checkpoint.SettleAsync,
        List(RequestPurpose.Probe, stop),
        search.Reader,
        search.DoubtJudge,
        catalogue,
        options,
        stop,
        checkpoint.Clock,
        logger);

    // A stage that fell leaves the run in our fault: attempts in flight still end and are journaled, and the checkpoint says the rest.
    private static void Fall(RunStop stop, CancellationTokenSource fall)
    {
        stop.Because(new RunEnd(RunState.Failed));
        fall.Cancel();
    }
}
