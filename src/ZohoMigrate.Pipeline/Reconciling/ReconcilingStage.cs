using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records.Runs;
using ZohoMigrate.Pipeline.Records.Totals;
using ZohoMigrate.Pipeline.Records.Work;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Reconciling;

/// <summary>
/// Beside the road: holds the source, as it is staged, against Zoho's lists of the same modules. It reads whole lists, page by page, not
/// records one by one, and makes nothing at Zoho.
/// </summary>
/// <param name="client">The way to Zoho; its journal is the checkpoint.</param>
/// <param name="checkpoint">The run.</param>
/// <param name="catalogue">What Zoho demands.</param>
/// <param name="time">Dates the result.</param>
public sealed class ReconcilingStage(ZohoClient client, ICheckpoint checkpoint, ZohoCatalogue catalogue, TimeProvider time)
{
    /// <summary>Compares every module of the run.</summary>
    /// <param name="callsBefore">The run's calls when the asking began, whoever made the first: the rest is the price of the answer.</param>
    /// <param name="stopping">Gives up between two calls.</param>
    /// <returns>The result, or why there is none: Zoho takes no calls (paused) or none of these credentials (stopped).</returns>
    public async Task<(Reconciliation? Result, RunEnd? Stopped)> RunAsync(long callsBefore, CancellationToken stopping)
    {
        using var stop = new RunStop(stopping);
        var list = new WholeList(client, catalogue, checkpoint.NextRequestId, RequestPurpose.Read, stop);
        var modules = new List<ModuleReconciliation>();
        var differences = new List<ReconciledDifference>();
        foreach (var module in (await checkpoint.ReadStreamsAsync(stopping)).Select(account => account.Stream.Module).Distinct(StringComparer.Ordinal))
        {
            var source = await SourceSide.ReadAsync(checkpoint, catalogue.Module(module), stopping);
            var (comparison, notComparable) = await CompareAsync(list, source, stop, stopping);
            if (stop.Reason is { } reason)
                return (null, reason);
            modules.Add(comparison.Result(notComparable));
            differences.AddRange(comparison.Differences(notComparable is null).Take(Reconciliation.MostDifferences - differences.Count));
        }

        // A row that cannot be read is one row, however many streams read its file.
        var strays = (await checkpoint.ReadFilesAsync(stopping)).GroupBy(file => file.File.Name, StringComparer.Ordinal)
            .Sum(same => same.Max(file => file.Orphan + file.Unreadable));
        var calls = (await checkpoint.ReadCallsAsync(stopping)).Total - callsBefore;
        var isEqual = strays == 0 && modules.TrueForAll(module => module.Equal);
        return (new Reconciliation(time.GetUtcNow(), isEqual, calls, strays, modules, differences), null);
    }

    // A record that somebody deleted while the list was read moves all later ones up, past a page that was read: nothing is called
    // missing that was not missed twice.
    private static async Task<(ModuleComparison Comparison, string? NotComparable)> CompareAsync(
        WholeList list, SourceSide source, RunStop stop, CancellationToken stopping)
    {
        var comparison = new ModuleComparison(source);
        var notComparable = await list.ReadAsync(source.Module, comparison.Take, stopping);
        if (stop.Reason is not null || (notComparable is null && !comparison.MissesAny))
            return (comparison, notComparable);
        comparison = new ModuleComparison(source);
        return (comparison, await list.ReadAsync(source.Module, comparison.Take, stopping));
    }
}
