namespace ZohoMigrate.Sandbox.Limits;

/// <summary>
/// The limits of one organisation (reference/zoho-books.md §2), judged at arrival in Zoho's order: lock, block, window, concurrency, day.
/// Every arrival counts, refused ones too: whoever hammers a blocked organisation stays out. Callers hold the sandbox's lock.
/// </summary>
internal sealed class ArrivalLimits(int limit, TimeSpan window, TimeSpan block, int concurrency, int perDay) : IArrivalLimits
{
    private readonly RollingCount _window = new(window);
    private readonly RollingCount _day = new(TimeSpan.FromDays(1));
    private long _blockedUntil = long.MinValue;

    public long LockedUntil { get; set; } = long.MinValue;

    public int InProcess { get; private set; }

    public void Remember(PastArrival arrival)
    {
        _window.Add(arrival.Moment);
        _day.Add(arrival.Moment);
        if (arrival.Refusal == LimitRefusal.Window)
            _blockedUntil = arrival.Moment + block.Ticks;
    }

    public LimitRefusal Arrive(long moment, ArrivalCost cost, string method, string path)
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

    public void Leave(ArrivalCost cost) => InProcess--;

    public long? Remaining(long moment) => null;
}
