using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;
using ZohoMigrate.Zoho.Options;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Says before the first call what a run will cost: calls, minutes at the cap, days of the daily budget.</summary>
internal sealed class RunPlanner(IRunAccounts accounts, IDoubtfulRecords doubts, ILookups lookups, ZohoCatalogue catalogue, TimeProvider time)
{
    /// <summary>Which records go by jobs.</summary>
    public BulkChoice Bulk { get; init; }

    /// <summary>The calls still needed, from what is staged and not settled.</summary>
    /// <param name="lanes">"product.lane" → what it lets through. The slowest says when the run is done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RunPlan> PlanAsync(IReadOnlyDictionary<string, LaneBudget> lanes, CancellationToken cancellationToken)
    {
        var count = new CallCount(Bulk);
        var staged = await accounts.ReadStreamsAsync(cancellationToken);
        var streams = staged.Select(account => new StreamPlan(account.Stream.Name, count.Add(account, catalogue.Module(account.Stream.Module)))).ToList();
        var cheaper = CheaperThan(count, staged);
        var looks = 0L;
        foreach (var doubtful in await doubts.ReadDoubtfulModulesAsync(cancellationToken))
            looks += Add(count, catalogue.Module(doubtful.Module), doubtful.Records);
        var sought = await lookups.ReadSoughtAsync(cancellationToken);
        var lists = sought.Select(one => one.List.Module).Distinct(StringComparer.Ordinal).ToList();
        foreach (var list in lists)
            count.Add(catalogue.Module(list).ListAll, 1);
        var now = time.GetUtcNow();
        // Within a product the slowest lane rules; of several products the streams go one after the other.
        var takes = lanes.GroupBy(lane => lane.Key.Split('.')[0], lane => CallTime.Of(count.Permits.GetValueOrDefault(lane.Key), lane.Value, now), StringComparer.Ordinal)
            .Select(product => (Minutes: product.Max(lane => lane.Minutes), Days: product.Max(lane => lane.Days), Time: product.Max(lane => lane.FinishAt) - now)).ToList();
        return new RunPlan(
            streams, count.Calls, takes.Sum(product => product.Minutes), takes.Select(product => product.Days).DefaultIfEmpty().Max(), takes.Aggregate(now, (end, product) => end + product.Time))
        {
            Reserved = lanes.Values.Select(lane => lane.Reserved).DefaultIfEmpty().Max(),
            Looks = looks,
            Lists = lists.Count,
            LookedUp = sought.Count,
            Lanes = LanesOf(count),
            Jobs = count.Jobs,
            InJobs = count.InJobs,
            ByJobs = cheaper,
        };
    }

    // Of what is to be sent alone: what is read beforehand costs the same.
    private JobPlan? CheaperThan(CallCount count, IReadOnlyList<StreamAccount> staged)
    {
        if (Bulk != BulkChoice.Never)
            return null;
        var byJobs = new CallCount(BulkChoice.Auto);
        foreach (var account in staged)
            byJobs.Add(account, catalogue.Module(account.Stream.Module));
        return byJobs.Jobs == 0
            ? null
            : new JobPlan(byJobs.Jobs, byJobs.InJobs, [.. LanesOf(byJobs)!.Where(lane => lane.Permits < count.Permits[lane.Lane])]);
    }

    private long Add(CallCount count, ModuleSpec module, long records)
    {
        var pageSize = catalogue.Product(module.Product).PageSize;
        var pages = Math.Max(1, (records + pageSize - 1) / pageSize);
        count.Add(module.ListAll, pages);
        return pages;
    }

    // A lane with a window counts calls.
    private List<LanePlan>? LanesOf(CallCount count)
    {
        var lanes = count.Permits.Where(lane => lane.Value > 0 && Spec(lane.Key).Requests is null).Select(lane => new LanePlan(lane.Key, Spec(lane.Key).Title, lane.Value)).ToList();
        return lanes.Count > 0 ? lanes : null;
    }

    private LaneSpec Spec(string lane)
    {
        var dot = lane.IndexOf('.', StringComparison.Ordinal);
        return catalogue.Product(lane[..dot]).Lanes[lane[(dot + 1)..]];
    }
}
