namespace ZohoMigrate.Sandbox.Limits;

/// <summary>
/// The limits of Zoho CRM (reference/zoho-crm.md §7): calls in process at once, fewer of the heavy ones, and the credits of any 24 hours, of
/// which a refused call takes none (assumed: nothing is documented). By the minute there is no limit; the ledger counts what came all the same.
/// </summary>
internal sealed class CreditLimits(int concurrency, int heavyConcurrency, int perDay) : IArrivalLimits
{
    private readonly RollingSum _day = new(TimeSpan.FromDays(1));
    private int _heavy;

    public long LockedUntil { get; set; } = long.MinValue;

    public int InProcess { get; private set; }

    public void Remember(PastArrival arrival)
    {
        if (arrival.Refusal == LimitRefusal.None)
            _day.Add(arrival.Moment, arrival.Credits);
    }

    public LimitRefusal Arrive(long moment, ArrivalCost cost, string method, string path)
    {
        if (moment < LockedUntil)
            return LimitRefusal.Locked;
        if (InProcess >= concurrency)
            return LimitRefusal.Concurrency;
        if (cost.IsHeavy && _heavy >= heavyConcurrency)
            return LimitRefusal.SubConcurrency;
        if (_day.At(moment) + cost.Credits > perDay)
            return LimitRefusal.Day;
        _day.Add(moment, cost.Credits);
        InProcess++;
        _heavy += cost.IsHeavy ? 1 : 0;
        return LimitRefusal.None;
    }

    public void Leave(ArrivalCost cost)
    {
        InProcess--;
        _heavy -= cost.IsHeavy ? 1 : 0;
    }

    // Told once half of them are used up.
    public long? Remaining(long moment) => _day.At(moment) is var used && used * 2 >= perDay ? perDay - used : null;
}
