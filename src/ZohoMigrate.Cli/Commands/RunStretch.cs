using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Planning;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>One stretch of a run in this process: stages what is not staged, does its part, and ends with reports and an exit code.</summary>
internal sealed class RunStretch(
    CliSettings settings,
    ZohoCatalogue catalogue,
    RunDelivery delivery,
    ProgressLine progress,
    ResultView view,
    TimeProvider time,
    ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<RunStretch>();

    /// <summary>Reads, maps, checks and stages every source, unless an earlier stretch has.</summary>
    /// <returns>The records it rejected; 0 when an earlier stretch has staged them.</returns>
    /// <exception cref="UserFaultException">Cancelled before everything was staged.</exception>
    public async Task<long> StageAsync(OpenRun run, Func<Pack> pack, CancellationToken stopping, LockedPeriods? locks = null, TaxesThere? taxes = null, RunContents? contents = null)
    {
        var manifest = run.Manifest;
        _logger.RunBegins(manifest.Run, manifest.Pack, manifest.Target, manifest.Organization);
        if (run.Checkpoint.IsSealed)
            return 0;
        var mapping = pack();
        try
        {
            await Pipeline(run, locks, taxes, contents).StageAsync(mapping, manifest.DataFolder, progress, stopping);
        }
        catch (OperationCanceledException exception) when (stopping.IsCancellationRequested)
        {
            throw new UserFaultException(
                ExitCode.Cancelled, "Cancelled while the sources were being read. Nothing was sent; the same command begins again.", exception);
        }
        catch (Exception exception) when (PausingFault.Find(exception) is { } fault)
        {
            run.Folder.Discard();
            throw new UserFaultException($"{fault.Reason} {fault.Hint} Nothing was sent; the same command begins again.", exception);
        }
        catch
        {
            run.Folder.Discard();
            throw;
        }
        finally
        {
            progress.Clear();
        }

        var streams = await run.Checkpoint.ReadStreamsAsync(stopping);
        _logger.Staged(streams.Sum(stream => stream.Records), streams.Count);
        return streams.Sum(stream => stream[RecordState.Rejected]);
    }

    /// <summary>Takes rows of the error report back and stages them again.</summary>
    /// <exception cref="CorrectionException">A file cannot be taken; nothing was changed.</exception>
    public async Task TakeBackAsync(OpenRun run, Pack pack, IReadOnlyList<ReturnedFile> files, CancellationToken stopping)
    {
        // What a person writes into the file while it is being read is not used, and so it is not overwritten either.
        var standing = await run.Errors.ReadAsync(files.Select(file => file.Path), stopping);
        var taken = await Pipeline(run).RetryAsync(pack, files, stopping);
        await run.Errors.TakenAsync(standing, stopping);
        _logger.TakenBack(taken.Rows, taken.Cells, taken.Kept, taken.Retried, taken.Rejected, taken.Blocked, taken.Steps);
        view.TakenBack(taken);
    }

    /// <summary>Ends a dry run: shows what is wrong and what the run would cost.</summary>
    /// <param name="run">The dry run.</param>
    /// <param name="stopping">Gives up.</param>
    /// <param name="asked">What the organisation's plan lets through, where it was asked.</param>
    public async Task<ExitCode> EndDryAsync(OpenRun run, CancellationToken stopping, IReadOnlyDictionary<string, LaneBudget>? asked = null)
    {
        var products = run.Manifest.Products.Select(catalogue.Product).ToList();
        var budgets = asked ?? RunBudget.Expected(products, settings, time);
        var plan = await Pipeline(run).PlanAsync(budgets, stopping);
        var request = new QuotaRequest(
            run.Manifest.Target == Targets.Sandbox ? null : settings.Zoho.OrganizationId, IsLimitKnown: asked is not null || products.TrueForAll(product => settings.Of(product.Product).PerDay is not null));
        var mail = await Pipeline(run).AskForMoreAsync(request, plan, budgets, stopping);
        await run.RememberAsync(plan, stopping);
        view.Plan(plan, mail, await run.KeepQuotaRequestAsync(mail, stopping));
        return await EndAsync(run, new RunEnd(RunState.DryRun));
    }

    /// <summary>Delivers, and ends the stretch however that went.</summary>
    public async Task<ExitCode> DeliverAsync(OpenRun run, DeliveryChoice choice, CancellationToken stopping)
    {
        try
        {
            // What the user says of the ledger is written down also where nothing is left to be sent: a later retry goes by it.
            var end = choice.Ledger == LedgerChoice.Known ? await Pipeline(run).FindEndAsync(stopping) : null;
            if (end is not null)
                view.NothingLeft();
            return await EndAsync(run, end ?? await delivery.DeliverAsync(run, choice, stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return await EndAsync(run, new RunEnd(RunState.Cancelled, "You asked it to stop."));
        }
        catch (Exception exception) when (PausingFault.Find(exception) is { } fault)
        {
            return await PauseAsync(run, fault, exception);
        }
        catch (Exception exception) when (FaultCode.Of(exception, stopping) == ExitCode.Bug)
        {
            await run.EndAsync(new RunEnd(RunState.Failed, exception.GetType().Name), catalogue, time.GetUtcNow());
            throw;
        }
    }

    private MigrationPipeline Pipeline(OpenRun run, LockedPeriods? locks = null, TaxesThere? taxes = null, RunContents? contents = null) =>
        new(run.Checkpoint, catalogue, time, loggers.CreateLogger<MigrationPipeline>())
        {
            Locks = locks ?? LockedPeriods.None,
            Taxes = taxes ?? TaxesThere.NotAsked,
            Contents = contents,
            Bulk = settings.Delivery.Bulk,
        };

    // What is durable is durable, whatever the disk does now. Attempts whose outcome could not be written are looked for by the next stretch.
    private async Task<ExitCode> PauseAsync(OpenRun run, RunEnd fault, Exception exception)
    {
        try
        {
            return await EndAsync(run, fault);
        }
        catch (Exception second) when (PausingFault.Find(second) is not null)
        {
            throw PausingFault.Unwritten(fault, run.ShownFolder!, exception);
        }
    }

    // Not cancellable: a stretch that was asked to stop still says how far it came.
    private async Task<ExitCode> EndAsync(OpenRun run, RunEnd end)
    {
        var summary = await run.EndAsync(end, catalogue, time.GetUtcNow());
        _logger.RunEnds(summary.State, summary.ExitCode);
        var edited = end.State is RunState.Completed or RunState.CompletedWithErrors ? await Binding.FindEditedSourcesAsync(run, CancellationToken.None) : [];
        foreach (var file in edited)
            _logger.SourceEdited(file, run.ShownFolder!);
        view.Closing(summary, end, run.ShownFolder, areSourcesEdited: edited.Count > 0);
        return (ExitCode)summary.ExitCode!;
    }
}
