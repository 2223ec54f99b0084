using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Says before the first call what a run will cost: calls, minutes at the cap, days of the daily budget.</summary>
internal sealed class RunPlanner(IRunAccounts accounts, IDoubtfulRecords doubts, ILookups lookups, ZohoCatalogue catalogue, TimeProvider time)
{
    /// <summary>The calls still needed, from what is staged and not settled.</summary>
    public async Task<RunPlan> PlanAsync(LaneBudget budget, CancellationToken cancellationToken)
    {
        var streams = (await accounts.ReadStreamsAsync(cancellationToken))
            .Select(account => new StreamPlan(account.Stream.Name, account.CallsLeft))
            .ToList();
        var looks = (await doubts.ReadDoubtfulModulesAsync(cancellationToken)).Sum(Pages);
        var sought = await lookups.ReadSoughtAsync(cancellationToken);
        var lists = sought.Select(one => one.List.Module).Distinct(StringComparer.Ordinal).Count();
        var calls = looks + lists + streams.Sum(stream => stream.Calls);
        var takes = CallTime.Of(calls, budget, time.GetUtcNow());
        return new RunPlan(streams, calls, takes.Minutes, takes.Days, takes.FinishAt) { Reserved = budget.Reserved, Looks = looks, Lists = lists, LookedUp = sought.Count };
    }

    private long Pages((string Module, long Records) doubtful)
    {
        var pageSize = catalogue.Product(catalogue.Module(doubtful.Module).Product).PageSize;
        return Math.Max(1, (doubtful.Records + pageSize - 1) / pageSize);
    }
}
