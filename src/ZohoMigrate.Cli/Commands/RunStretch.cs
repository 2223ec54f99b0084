using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Composition.Settings;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>One stretch of a run in this process: stages what is not staged, does its part, and ends with reports and an exit code.</summary>
internal sealed class RunStretch(
    CliSettings settings,
    ZohoCatalogue catalogue,
    ProgressLine progress,
    ResultView view,
    TimeProvider time,
    ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<RunStretch>();

    /// <summary>Reads, maps, checks and stages every source, unless an earlier stretch has.</summary>
    /// <exception cref="UserFaultException">Cancelled before everything was staged.</exception>
    public async Task StageAsync(OpenRun run, Func<Pack> pack, CancellationToken stopping)
    {
        var manifest = run.Manifest;
        _logger.RunBegins(manifest.Run, manifest.Pack, manifest.Target, manifest.Organization);
        if (run.Checkpoint.IsSealed)
            return;
        var mapping = pack();
        try
        {
            await Pipeline(run).StageAsync(mapping, manifest.DataFolder, progress, stopping);
        }
        catch (OperationCanceledException exception) when (stopping.IsCancellationRequested)
        {
            throw new UserFaultException(
                ExitCode.Cancelled, "Cancelled while the sources were being read. Nothing was sent; the same command begins again.", exception);
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
    }

    /// <summary>Ends a dry run: shows what is wrong and what the run would cost.</summary>
    public async Task<ExitCode> EndDryAsync(OpenRun run, CancellationToken stopping)
    {
        var plan = await Pipeline(run).PlanAsync(RunBudget.Expected(catalogue, settings.Books), stopping);
        await run.RememberAsync(plan, stopping);
        view.Problems(await ProblemGroup.ReadAsync(run.Checkpoint, stopping));
        view.Plan(plan);
        return await EndAsync(run, new RunEnd(RunState.DryRun));
    }

    /// <summary>Delivers, and ends the stretch however that went.</summary>
    public async Task<ExitCode> DeliverAsync(OpenRun run, Func<Task<RunEnd>> deliver, CancellationToken stopping)
    {
        if (await Pipeline(run).FindEndAsync(stopping) is { } finished)
            return await EndAsync(run, finished);
        try
        {
            return await EndAsync(run, await deliver());
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return await EndAsync(run, new RunEnd(RunState.Cancelled, "You asked it to stop."));
        }
        catch (Exception exception) when (FaultCode.Of(exception, stopping) == ExitCode.Bug)
        {
            await run.EndAsync(new RunEnd(RunState.Failed, exception.GetType().Name), catalogue, time.GetUtcNow());
            throw;
        }
    }

    private MigrationPipeline Pipeline(OpenRun run) => new(run.Checkpoint, catalogue, time, loggers.CreateLogger<MigrationPipeline>());

    // Not cancellable: a stretch that was asked to stop still says how far it came.
    private async Task<ExitCode> EndAsync(OpenRun run, RunEnd end)
    {
        var summary = await run.EndAsync(end, catalogue, time.GetUtcNow());
        _logger.RunEnds(summary.State, summary.ExitCode);
        view.Closing(summary, end, run.ShownFolder);
        return (ExitCode)summary.ExitCode!;
    }
}
