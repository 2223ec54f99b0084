using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Cli.Terminal;
using ZohoMigrate.Pipeline;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Changes;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Resume;

/// <summary>Has a run go on with its sources and its mapping as they are now, and shows what that changes.</summary>
internal sealed class ChangeAcceptance(
    ZohoCatalogue catalogue, ProgressLine progress, ResultView view, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<ChangeAcceptance>();

    /// <returns>The records it rejected, if anything was read anew; what an earlier stretch rejected does not count otherwise.</returns>
    /// <exception cref="UserFaultException">It cannot be done, or was cancelled; the run stands as it stood.</exception>
    /// <exception cref="LostRecordsException">A record that is at Zoho is not in the sources any more.</exception>
    public async Task<long> AcceptAsync(OpenRun run, CancellationToken stopping)
    {
        var pack = Load(run);
        var isPackChanged = pack.Fingerprint != run.Manifest.PackFingerprint;
        // What is not sealed is read anew in any case.
        if (!run.Checkpoint.IsSealed && !isPackChanged)
            return 0;
        var changes = await Binding.FindSourceChangesAsync(run, stopping);
        if (run.Checkpoint.IsSealed && changes.Count == 0 && !isPackChanged)
        {
            view.Unchanged();
            return 0;
        }

        var wasSealed = run.Checkpoint.IsSealed;
        var account = await ReadAnewAsync(run, pack, stopping);
        _logger.ChangesAccepted(
            account.Streams.Sum(stream => stream.New),
            account.Streams.Sum(stream => stream.Changed),
            account.Streams.Sum(stream => stream.Gone),
            account.Streams.Sum(stream => stream.ChangedAtZoho));
        if (wasSealed)
            view.Changed(account, new RunPaths(run.ShownFolder!).Problems);
        return (await run.Checkpoint.ReadStreamsAsync(stopping)).Sum(stream => stream[RecordState.Rejected]);
    }

    private Pack Load(OpenRun run)
    {
        var pack = Pack.Load(run.Manifest.PackFolder, run.Manifest.Parameters, catalogue);
        return pack.Name == run.Manifest.Pack
            ? pack
            : throw new UserFaultException(
                $"{run.ShownFolder} was begun with the pack {run.Manifest.Pack}; the one in {pack.Folder} is {pack.Name}. "
                + "Put the pack back, or begin a new run in another folder.");
    }

    private async Task<ChangeAccount> ReadAnewAsync(OpenRun run, Pack pack, CancellationToken stopping)
    {
        const string AsItStood = "Nothing was changed: the run stands as it stood.";
        try
        {
            return await new AcceptingRoad(run.Folder, catalogue, time, loggers.CreateLogger<AcceptingRoad>()).RunAsync(pack, progress, stopping);
        }
        catch (OperationCanceledException exception) when (stopping.IsCancellationRequested)
        {
            throw new UserFaultException(ExitCode.Cancelled, $"Cancelled while the sources were being read. {AsItStood}", exception);
        }
        catch (Exception exception) when (PausingFault.Find(exception) is { } fault)
        {
            throw new UserFaultException($"{fault.Reason} {fault.Hint} {AsItStood}", exception);
        }
        finally
        {
            progress.Clear();
        }
    }
}
