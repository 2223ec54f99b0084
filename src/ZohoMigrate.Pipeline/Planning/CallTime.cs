namespace ZohoMigrate.Pipeline.Planning;

/// <summary>How long a number of calls takes in a lane.</summary>
/// <param name="Minutes">At the rate of the window, leaving the day budget aside.</param>
/// <param name="Days">Days on which the lane is needed, the first and the last one counted whole; 0 for no calls.</param>
/// <param name="FinishAt">When the last call leaves, UTC.</param>
internal readonly record struct CallTime(double Minutes, int Days, DateTimeOffset FinishAt)
{
    public static CallTime Of(long calls, LaneBudget budget, DateTimeOffset now)
    {
        if (calls == 0)
            return new CallTime(0, 0, now);
        // R requests at N per rolling window W take floor((R - 1) / N) windows (reference/rate-limit.md §2).
        var windows = budget.Window * ((calls - 1) / budget.Requests);
        if (budget.PerDay is not { } perDay)
            return new CallTime(windows.TotalMinutes, 1, now + windows);
        var last = LastOf(calls, budget, perDay, now, inWindow: 0);
        return new CallTime(windows.TotalMinutes, budget.Day.Rule.Days(now, last), last);
    }

    /// <summary>When the last call leaves, of a run under way.</summary>
    /// <param name="calls">How many there still are.</param>
    /// <param name="budget">What the lane lets through.</param>
    /// <param name="inWindow">Permits of the window that are taken already; the last of them was taken now, for all that is known.</param>
    /// <param name="now">UTC.</param>
    public static DateTimeOffset LastOf(long calls, LaneBudget budget, int inWindow, DateTimeOffset now) =>
        calls == 0 ? now : LastOf(calls, budget, budget.PerDay ?? int.MaxValue, now, inWindow);

    // As the lane will give the permits: as many at once as window and day have room for, then not before the next comes back.
    private static DateTimeOffset LastOf(long calls, LaneBudget budget, int perDay, DateTimeOffset now, int inWindow)
    {
        var window = new TakenPermits(inWindow == 0 ? [] : [(now + budget.Window, inWindow)]);
        var day = new TakenPermits(budget.Day.Used);
        while (true)
        {
            window.ComeBack(now);
            day.ComeBack(now);
            var taken = Math.Min(calls, Math.Min(budget.Requests - window.Count, perDay - day.Count));
            if (taken == calls)
                return now;
            if (taken > 0)
            {
                calls -= taken;
                window.Take(taken, now + budget.Window);
                day.Take(taken, budget.Day.Rule.CountsUntil(now));
            }

            var roomInWindow = window.Count < budget.Requests ? now : window.Next;
            var roomInDay = day.Count < perDay ? now : day.Next;
            now = roomInWindow > roomInDay ? roomInWindow : roomInDay;
        }
    }
}
