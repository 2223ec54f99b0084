namespace ZohoMigrate.Pipeline.Planning;

/// <summary>How long a number of calls takes in a lane.</summary>
/// <param name="Minutes">At the rate of the window, leaving the day budget aside.</param>
/// <param name="Days">Days of the daily budget, the last one counted whole; 0 for no calls.</param>
/// <param name="Duration">From now to the last call.</param>
internal readonly record struct CallTime(double Minutes, int Days, TimeSpan Duration)
{
    public static CallTime Of(long calls, LaneBudget budget)
    {
        if (calls == 0)
            return default;
        if (budget.PerDay is not { } perDay)
            return new CallTime(Windows(calls, budget).TotalMinutes, 1, Windows(calls, budget));

        // Counted from the start of the day's budget, what is used of it stands before the first call.
        var last = calls + Math.Min(budget.UsedToday, perDay) - 1;
        var fullDays = (int)(last / perDay);
        var minutes = Windows(calls, budget).TotalMinutes;
        return fullDays == 0
            ? new CallTime(minutes, 1, Windows(calls, budget))
            : new CallTime(minutes, fullDays + 1, budget.UntilNextDay + TimeSpan.FromDays(fullDays - 1) + Windows((last % perDay) + 1, budget));
    }

    // R requests at N per rolling window W take floor((R - 1) / N) windows (reference/rate-limit.md §2).
    private static TimeSpan Windows(long calls, LaneBudget budget) => budget.Window * ((calls - 1) / budget.Requests);
}
