namespace ZohoMigrate.Sandbox.Limits;

/// <summary>
/// The limits of one organisation (reference/zoho-books.md §2), judged at arrival in Zoho's order: lock, block, window, concurrency, day.
/// Every arrival counts, refused ones too: whoever hammers a blocked organisation stays out. Callers hold the sandbox's lock.
/// </summary>
internal sealed class ArrivalLimits(int limit, TimeSpan window, TimeSpan block, int concurrency, int perDay)
{
    private readonly RollingCount _window = new(window);
    private readonly RollingCount _day = new(TimeSpan.FromDays(1));
    private long _blockedUntil = long.MinValue;

    /// <summary>Until when nothing is let through, whatever the limits say; long ago where there was no lock.</summary>
    public long LockedUntil { get; set; } = long.MinValue;

    /// <summary>Requests let through and not yet answered.</summary>
    public int InProcess { get; private set; }

    /// <summary>Counts an arrival of an earlier start of the same state file, oldest first.</summary>
    public void Remember(long moment, bool brokeWindow)
    {
        _window.Add(moment);
        _day.Add(moment);
        if (brokeWindow)
            _blockedUntil = moment + block.Ticks;
    }

    /// <summary>Counts an arrival and judges it; one let through is in process until <see cref="Leave"/>.</summary>
    public LimitRefusal Arrive(long moment)
    {
        var inWindow = _window.Add(moment);
        var inDay = _day.Add(moment);
        if (moment < LockedUntil)
            return LimitRefusal.Locked;
        if (moment < _blockedUntil)
            return LimitRefusal.Blocked;
        if (inWindow > limit)
        {
            _blockedUntil = moment + block.Ticks;
            return LimitRefusal.Window;
        }

        if (InProcess >= concurrency)
            return LimitRefusal.Concurrency;
        if (inDay > perDay)
            return LimitRefusal.Day;
        InProcess++;
        return LimitRefusal.None;
    }

    public void Leave() => InProcess--;
}
