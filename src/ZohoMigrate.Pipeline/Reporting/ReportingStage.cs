using System.Text;
using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Reporting.Html;
using ZohoMigrate.Zoho.Files;

namespace ZohoMigrate.Pipeline.Reporting;

/// <summary>
/// The last stage of the road: checkpoint → error report, delivered files, problems, summary. Nothing but the checkpoint is asked (law 4),
/// so the reports can be thrown away and made again at any time.
/// </summary>
public static class ReportingStage
{
    /// <summary>
    /// Writes every report whole, or leaves the one that was there; removes those that have nothing to say any more. What a person has changed
    /// of the error report is put aside first.
    /// </summary>
    /// <param name="checkpoint">What they are made from; it remembers what was written.</param>
    /// <param name="catalogue">How money adds up.</param>
    /// <param name="runFolder">Where the reports go.</param>
    /// <param name="end">How the stretch ended, or <see cref="RunState.Running"/>.</param>
    /// <param name="logger">Is told what was put aside.</param>
    /// <param name="cancellationToken">Leaves the reports not written yet as they were.</param>
    /// <exception cref="StorageException">A report cannot be written. One that another program has open keeps no other from being written.</exception>
    public static async Task<RunSummary> WriteAsync(
        ICheckpoint checkpoint, ZohoCatalogue catalogue, string runFolder, RunEnd end, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var paths = new RunPaths(runFolder);
        var errors = new ErrorFolder(checkpoint, paths, logger);
        var held = new HeldReports();
        foreach (var account in (await checkpoint.ReadFilesAsync(cancellationToken)).DistinctBy(account => SourceNames.ErrorFile(account.File), StringComparer.Ordinal))
        {
            await held.TryAsync(() => ErrorReport.WriteAsync(
                checkpoint, account.File, errors, paths.ErrorRows(account.File), cancellationToken));
            if (account.File.Role != RowRole.Line)
                await held.TryAsync(() => DeliveredReport.WriteAsync(checkpoint, account.File, paths.DeliveredRows(account.File.Stream), cancellationToken));
        }

        await held.TryAsync(() => ProblemReport.WriteAsync(checkpoint, paths.Problems, cancellationToken));
        await held.TryAsync(() => WriteQuotaRequestAsync(checkpoint, runFolder, cancellationToken));
        var reconciliation = await new RunNotes(checkpoint).ReadReconciliationAsync(cancellationToken);
        await held.TryAsync(() => ReconciliationReport.WriteAsync(reconciliation, paths.Reconciliation, cancellationToken));
        RemoveIfEmpty(paths.Errors);
        RemoveIfEmpty(paths.Delivered);
        var summary = await SummaryReport.ReadAsync(checkpoint, checkpoint.Manifest, end, cancellationToken);
        await held.TryAsync(() => SummaryReport.WriteAsync(summary, paths.Summary, cancellationToken));
        await held.TryAsync(() => HtmlReport.WriteAsync(checkpoint, checkpoint.Manifest, catalogue, runFolder, end, summary, cancellationToken));
        held.ThrowIfAny();
        return summary;
    }

    /// <summary>Writes <c>quota-request.txt</c>, or removes it when no mail is needed: it is of use while the run still lasts.</summary>
    /// <returns>Whether there is one.</returns>
    public static async Task<bool> WriteQuotaRequestAsync(IRunAccounts accounts, string runFolder, CancellationToken cancellationToken)
    {
        var path = new RunPaths(runFolder).QuotaRequest;
        var text = await new RunNotes(accounts).ReadQuotaRequestAsync(cancellationToken);
        if (text is null)
            WholeFile.Remove(path);
        else
            await WholeFile.WriteAsync(path, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken));
        return text is not null;
    }

    /// <summary>Writes <c>summary.json</c> alone: enough to say that a stretch begins.</summary>
    public static async Task<RunSummary> WriteSummaryAsync(
        ICheckpoint checkpoint, string runFolder, RunEnd end, CancellationToken cancellationToken)
    {
        var summary = await SummaryReport.ReadAsync(checkpoint, checkpoint.Manifest, end, cancellationToken);
        await SummaryReport.WriteAsync(summary, new RunPaths(runFolder).Summary, cancellationToken);
        return summary;
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
