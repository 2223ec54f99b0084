using ZohoMigrate.Pipeline.Checkpointing;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Planning;

/// <summary>Says before the first call what a run will cost: calls, minutes at the cap, days of the daily budget.</summary>
public sealed class RunPlanner(IRunAccounts accounts, TimeProvider time)
{
    /// <summary>The calls still needed, from what is staged and not settled.</summary>
    public async Task<RunPlan> PlanAsync(LaneBudget budget, CancellationToken cancellationToken)
    {
        var streams = (await accounts.ReadStreamsAsync(cancellationToken))
            .Select(account => new StreamPlan(account.Stream.Name, account[RecordState.Pending] + account.PendingSteps))
            .ToList();
        var calls = streams.Sum(stream => stream.Calls);
        var duration = Duration(calls, budget);
        return new RunPlan(streams, calls, WindowTime(calls, budget).TotalMinutes, Days(calls, budget), time.GetUtcNow() + duration);
    }

    // R requests at N per rolling window W take floor((R - 1) / N) windows (reference/rate-limit.md §2).
    private static TimeSpan WindowTime(long calls, LaneBudget budget) =>
        calls == 0 ? TimeSpan.Zero : budget.Window * ((calls - 1) / budget.Requests);

    private static int Days(long calls, LaneBudget budget)
    {
        if (calls == 0) return 0;
        return budget.PerDay is { } perDay ? 1 + FullDaysBefore(calls, perDay, budget.UsedToday) : 1;
    }

    private static int FullDaysBefore(long calls, int perDay, int usedToday) =>
        (int)((calls + Math.Min(usedToday, perDay) - 1) / perDay);

    private static TimeSpan Duration(long calls, LaneBudget budget)
    {
        if (calls == 0) return TimeSpan.Zero;
        if (budget.PerDay is not { } perDay) return WindowTime(calls, budget);
        var daysBefore = FullDaysBefore(calls, perDay, budget.UsedToday);
        var lastDay = daysBefore == 0 ? calls : ((calls + Math.Min(budget.UsedToday, perDay) - 1) % perDay) + 1;
        return TimeSpan.FromDays(daysBefore) + WindowTime(lastDay, budget);
    }
}
