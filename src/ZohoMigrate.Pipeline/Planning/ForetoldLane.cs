namespace ZohoMigrate.Pipeline.Planning;

/// <summary>A lane as it will give permits: as many at once as window and day have room for, then not before the next comes back.</summary>
internal sealed class ForetoldLane
{
    private readonly LaneBudget _budget;
    private readonly TakenPermits _window;
    private readonly TakenPermits _day;
    private readonly int _perDay;

    /// <param name="budget">What it lets through.</param>
    /// <param name="inWindow">Permits of the window that are taken already; the last of them was taken now, for all that is known.</param>
    /// <param name="now">UTC.</param>
    public ForetoldLane(LaneBudget budget, int inWindow, DateTimeOffset now)
    {
        _budget = budget;
        _perDay = budget.PerDay ?? int.MaxValue;
        _window = new TakenPermits(inWindow == 0 ? [] : [(now + budget.Window, inWindow)]);
        _day = new TakenPermits(budget.Day.Used);
    }

    /// <summary>When the last permit was given; null = none was.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>Days on which it is needed, the first and the last one counted whole; 0 where it is not.</summary>
    /// <param name="since">When the run begins.</param>
    public int Days(DateTimeOffset since) => (Last, _budget.PerDay) switch
    {
        (null, _) => 0,
        (_, null) => 1,
        ({ } last, _) => _budget.Day.Rule.Days(since, last),
    };

    /// <summary>How many calls have room.</summary>
    /// <param name="permits">What each takes; no more counts than the lane ever has.</param>
    /// <param name="now">No earlier than asked before.</param>
    public long Room(int permits, DateTimeOffset now)
    {
        ComeBack(now);
        return Math.Min(_budget.Requests - _window.Count, _perDay - _day.Count) / Counted(permits);
    }

    public void Take(long calls, int permits, DateTimeOffset now)
    {
        _window.Take(calls * Counted(permits), now + _budget.Window);
        _day.Take(calls * Counted(permits), _budget.Day.Rule.CountsUntil(now));
        Last = now;
    }

    /// <summary>When there is more room than there is now; null = there is no more to come.</summary>
    public DateTimeOffset? Opens(DateTimeOffset now)
    {
        ComeBack(now);
        return (_window.Next, _day.Next) switch
        {
            ({ } window, { } day) => window < day ? window : day,
            var (window, day) => window ?? day,
        };
    }

    private void ComeBack(DateTimeOffset now)
    {
        _window.ComeBack(now);
        _day.ComeBack(now);
    }

    private int Counted(int permits) => Math.Max(1, Math.Min(permits, Math.Min(_budget.Requests, _perDay)));
}
