using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Cli.Commands;

/// <summary>Takes a staged run to Zoho: asks which organisation it is, claims it, plans, delivers.</summary>
internal sealed class RunDelivery(
    CliSettings settings,
    ZohoCatalogue catalogue,
    ConnectionOpener connections,
    ProgressLine progress,
    ResultView view,
    TimeProvider time,
    ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<RunDelivery>();

    /// <param name="run">What to deliver; everything is staged.</param>
    /// <param name="options">How.</param>
    /// <param name="stopping">Cancelled: no new work; what is in flight ends and is settled.</param>
    public async Task<RunEnd> DeliverAsync(OpenRun run, DeliveryChoice options, CancellationToken stopping)
    {
        var target = run.Target!;
        await using var connection = await connections.OpenAsync(run, stopping);
        var organizations = await connection.Organizations.ReadAsync(run.Checkpoint.NextRequestId(), stopping);
        if (OrganizationCheck.Judge(organizations, target.Organization) is { } end)
            return end;

        await run.Folder.ClaimAsync(new OrganizationRegistry(target.StateFolder, time), options.NewLedger, stopping);
        var pipeline = new MigrationPipeline(run.Checkpoint, catalogue, time, loggers.CreateLogger<MigrationPipeline>());
        await PlanAsync(run, pipeline, connection, stopping);
        progress.Watch(connection.Lanes[RunBudget.LaneName]);
        try
        {
            return await DeliverAsync(pipeline, connection.Client, options.Wait, stopping);
        }
        finally
        {
            progress.Watch(null);
            progress.Clear();
        }
    }

    private async Task PlanAsync(OpenRun run, MigrationPipeline pipeline, ZohoConnection connection, CancellationToken cancellationToken)
    {
        var lane = await connection.Lanes[RunBudget.LaneName].SnapshotAsync(cancellationToken);
        var plan = await pipeline.PlanAsync(RunBudget.Of(lane, catalogue, settings.Books), cancellationToken);
        _logger.RunPlanned(plan.Calls, plan.Minutes, plan.Days);
        view.Plan(plan);
        await run.RememberAsync(plan, cancellationToken);
        await run.BeginAsync(cancellationToken);
    }

    private async Task<RunEnd> DeliverAsync(MigrationPipeline pipeline, ZohoClient client, bool wait, CancellationToken stopping)
    {
        var workers = settings.Books.Concurrency ?? RunBudget.Spec(catalogue).Concurrency;
        while (true)
        {
            var end = await pipeline.DeliverAsync(client, workers, settings.Delivery, progress, stopping);
            if (!wait || end is not { State: RunState.Paused, ResumeAt: { } resumeAt })
                return end;
            _logger.RunWaits(resumeAt);
            progress.Waiting(resumeAt);
            await WaitAsync(resumeAt, stopping);
        }
    }

    // In short sleeps: a clock that was set, or a machine that slept, is noticed.
    private async Task WaitAsync(DateTimeOffset until, CancellationToken stopping)
    {
        var longest = TimeSpan.FromMinutes(1);
        while (until - time.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(left < longest ? left : longest, time, stopping);
    }
}
