using Microsoft.Extensions.Logging;
using ZohoMigrate.Catalog;
using ZohoMigrate.Cli.Composition;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Checkpointing.Folders;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Reporting;

namespace ZohoMigrate.Cli.Commands;

/// <summary>A run this process holds, where it goes, and what is written down of it besides its records.</summary>
/// <param name="folder">The folder, held.</param>
/// <param name="shownFolder">As the user named it; null when nothing is kept.</param>
/// <param name="logger">Is told what of the reports was put aside.</param>
internal sealed class OpenRun(RunFolder folder, string? shownFolder, ILogger logger) : IAsyncDisposable
{
    public RunFolder Folder => folder;

    public string? ShownFolder => shownFolder;

    public SqliteCheckpoint Checkpoint => folder.Checkpoint;

    public RunManifest Manifest => folder.Checkpoint.Manifest;

    /// <summary>Where it goes; null when it is only looked at or validated.</summary>
    public Target? Target { get; set; }

    // Of the checkpoint there is now: accepted changes bring another one.
    private RunNotes Notes => new(folder.Checkpoint);

    /// <summary>What a person may write into.</summary>
    public ErrorFolder Errors => new(folder.Checkpoint, folder.Paths, logger);

    private NoteWriting Writing => new(folder.Checkpoint);

    /// <summary>Finishes opening it; if that fails, lets go of it.</summary>
    public async Task<OpenRun> OrDisposedAsync(Func<Task> finish)
    {
        try
        {
            await finish();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await folder.DisposeAsync();
        if (Target is not null)
            await Target.DisposeAsync();
    }

    /// <summary>Keeps the first plan, since what was expected is compared with what it came to; what stands in for a lost checkpoint begins anew.</summary>
    public async Task RememberAsync(RunPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Looks > 0 || await Notes.ReadPlanAsync(cancellationToken) is null)
            await Writing.PlanAsync(plan, cancellationToken);
    }

    /// <summary>Keeps the limits this stretch keeps to.</summary>
    public Task RememberAsync(KeptLimits limits, CancellationToken cancellationToken) => Writing.LimitsAsync(limits, cancellationToken);

    /// <summary>Keeps the mail that asks Zoho for more calls a day, or forgets the one there was.</summary>
    /// <returns>The file it is in, as the user named the folder; null when there is no mail, or nothing is kept.</returns>
    public async Task<string?> KeepQuotaRequestAsync(string? text, CancellationToken cancellationToken)
    {
        await Writing.QuotaRequestAsync(text, cancellationToken);
        if (shownFolder is null)
            return null;
        var isThere = await ReportingStage.WriteQuotaRequestAsync(Checkpoint, folder.Paths.Folder, cancellationToken);
        return isThere ? new RunPaths(shownFolder).QuotaRequest : null;
    }

    /// <summary>Keeps what reconcile found.</summary>
    public Task RememberAsync(Reconciliation reconciliation, CancellationToken cancellationToken) =>
        Writing.ReconciliationAsync(reconciliation, cancellationToken);

    /// <summary>Where the run stands, now that nobody but this process is at work on it.</summary>
    public async Task<RunEnd> ReadStandingAsync(CancellationToken cancellationToken) =>
        RunStanding.Resting(await Notes.ReadEndAsync(cancellationToken), Checkpoint.IsSealed);

    /// <summary>From now on anyone who looks reads "running".</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await Writing.BeginAsync(cancellationToken);
        await ReportingStage.WriteSummaryAsync(Checkpoint, folder.Paths.Folder, new RunEnd(RunState.Running), cancellationToken);
    }

    /// <summary>Writes how the stretch ended, and all reports.</summary>
    public async Task<RunSummary> EndAsync(RunEnd end, ZohoCatalogue catalogue, DateTimeOffset at)
    {
        await Writing.EndAsync(end, at, CancellationToken.None);
        return await ReportAsync(end, catalogue, CancellationToken.None);
    }

    /// <summary>Writes all reports, where anything is kept.</summary>
    /// <param name="end">Where the run stands.</param>
    /// <param name="catalogue">How money adds up.</param>
    /// <param name="cancellationToken">Leaves the reports not written yet as they were.</param>
    public async Task<RunSummary> ReportAsync(RunEnd end, ZohoCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (shownFolder is not null)
            return await ReportingStage.WriteAsync(Checkpoint, catalogue, folder.Paths.Folder, end, logger, cancellationToken);
        var summary = await SummaryReport.ReadAsync(Checkpoint, Manifest, end, cancellationToken);
        return summary with { QuotaRequest = null };
    }
}
