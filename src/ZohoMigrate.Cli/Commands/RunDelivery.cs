using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Runs;
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
        if (options.Limits.Count(options.Rejected) is { } tooMany)
            return tooMany with { Reason = $"{tooMany.Reason} Nothing was sent." };
        var journal = new ClaimedJournal(run.Checkpoint);
        await using var connection = await connections.OpenAsync(run, journal, stopping);
        var lanes = new RunLanes(connection, ProductsOf(run), settings);
        progress.Watch(lanes.WatchAsync);
        try
        {
            return await DeliverAsync(run, options, connection, lanes, journal, stopping);
        }
        finally
        {
            progress.Watch(null);
            progress.Clear();
        }
    }

    private async Task<RunEnd> DeliverAsync(
        OpenRun run, DeliveryChoice options, ZohoConnection connection, RunLanes lanes, ClaimedJournal journal, CancellationToken stopping)
    {
        if (await WaitingOutAsync(() => AskAsync(run, connection, stopping), options.Wait, stopping) is { } barred)
            return barred;

        var registry = new OrganizationRegistry(run.Target!.StateFolder, time);
        await using var claim = await run.Folder.ClaimAsync(registry, options.Ledger, stopping);
        journal.Claim = claim;
        using var others = run.Folder.OpenOthers(registry);
        var pipeline = new MigrationPipeline(run.Checkpoint, catalogue, time, loggers.CreateLogger<MigrationPipeline>())
        {
            Limits = options.Limits,
            Others = others,
            Bulk = settings.Delivery.Bulk,
        };
        await PlanAsync(run, pipeline, lanes, stopping);
        var end = await WaitingOutAsync(
            async () => await TryAsync(run, connection, lanes, stopping)
                ?? await pipeline.DeliverAsync(connection.Client, lanes.Workers, settings.Delivery, progress, stopping),
            options.Wait,
            stopping);
        await run.RememberAsync(await lanes.ReadKeptAsync(CancellationToken.None), CancellationToken.None);
        return end!;
    }

    private List<ProductSpec> ProductsOf(OpenRun run) => [.. run.Manifest.Products.Select(catalogue.Product)];

    private async Task<RunEnd?> AskAsync(OpenRun run, ZohoConnection connection, CancellationToken stopping)
    {
        progress.Asking();
        var end = await OrganizationCheck.AskAsync(connection, ProductsOf(run), run.Checkpoint.NextRequestId, run.Target!.Organization, run.Manifest.Currency, stopping);
        progress.Clear();
        return end;
    }

    // Whether a day or a lock is over is asked with the cheapest call there is, not with a record.
    private async Task<RunEnd?> TryAsync(OpenRun run, ZohoConnection connection, RunLanes lanes, CancellationToken stopping) =>
        await lanes.AreOnTrialAsync(stopping) ? await AskAsync(run, connection, stopping) : null;

    private async Task PlanAsync(OpenRun run, MigrationPipeline pipeline, RunLanes lanes, CancellationToken cancellationToken)
    {
        var budgets = await lanes.ReadBudgetsAsync(cancellationToken);
        var plan = await pipeline.PlanAsync(budgets, cancellationToken);
        _logger.RunPlanned(plan.Calls, plan.Minutes, plan.Days);
        var request = new QuotaRequest(run.Manifest.Target == Targets.Live ? run.Manifest.Organization : null, IsLimitKnown: true);
        var mail = await pipeline.AskForMoreAsync(request, plan, budgets, cancellationToken);
        view.Plan(plan, mail, await run.KeepQuotaRequestAsync(mail, cancellationToken));
        await run.RememberAsync(plan, cancellationToken);
        await run.RememberAsync(await lanes.ReadKeptAsync(cancellationToken), cancellationToken);
        await run.BeginAsync(cancellationToken);
    }

    /// <summary>Tries again, if that is wished, each time it ends with a pause until a known time.</summary>
    private async Task<RunEnd?> WaitingOutAsync(Func<Task<RunEnd?>> tryAsync, bool wait, CancellationToken stopping)
    {
        while (true)
        {
            var end = await tryAsync();
            if (!wait || end is not { State: RunState.Paused, ResumeAt: { } resumeAt })
                return end;
            _logger.RunWaits(resumeAt);
            progress.Waiting(resumeAt);
            await Pause.UntilAsync(resumeAt, time, stopping);
            progress.Clear();
        }
    }
}
