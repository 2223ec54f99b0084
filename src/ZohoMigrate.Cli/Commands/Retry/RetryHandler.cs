using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Correcting;
using ZohoMigrate.Pipeline.Mapping;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands.Retry;

/// <summary>Takes corrected rows back, then goes on with the run.</summary>
internal sealed class RetryHandler(
    Surroundings surroundings, ZohoCatalogue catalogue, RunOpener opener, RunStretch stretch, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<RetryHandler>();

    public async Task<ExitCode> HandleAsync(string shownFolder, string? from, bool wait, CancellationToken stopping)
    {
        await using var run = await opener.GoOnAsync(shownFolder, stopping);
        if (!run.Checkpoint.IsSealed)
        {
            throw new UserFaultException(
                $"{shownFolder} has not read all of its sources yet, so nothing of it was refused. Go on with: zohomigrate resume {shownFolder}");
        }

        var pack = Binding.CheckRetriedPack(run.Manifest, Pack.Load(run.Manifest.PackFolder, run.Manifest.Parameters, catalogue), shownFolder);
        await stretch.TakeBackAsync(run, pack, Files(run, shownFolder, from), stopping);
        var choice = new DeliveryChoice(wait, LedgerChoice.Known);
        return await stretch.DeliverAsync(run, choice, stopping);
    }

    private IReadOnlyList<ReturnedFile> Files(OpenRun run, string shownFolder, string? from)
    {
        if (from is not null)
        {
            var path = surroundings.FullPath(from);
            return File.Exists(path) ? [new ReturnedFile(path, from)] : throw new UserFaultException($"There is no file {from}. Name it with --from.");
        }

        var (returned, others) = ErrorsFolder.Read(run.Folder.Paths.Errors, new RunPaths(shownFolder).Errors);
        foreach (var other in others)
            _logger.NotTakenBack(other);
        return returned;
    }
}
