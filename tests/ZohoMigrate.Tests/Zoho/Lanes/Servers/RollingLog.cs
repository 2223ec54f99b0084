namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>So many in any window, wherever it begins; what was counted exactly a window ago still counts.</summary>
/// <param name="limit">Most permits in a window.</param>
/// <param name="window">Its length, in ticks.</param>
internal sealed class RollingLog(int limit, long window) : ServerModel
{
    private readonly Queue<Arrival> _log = new();
    private int _count;

    /// <summary>Most permits there ever were in a window.</summary>
    public int Most { get; private set; }

    public override bool Takes(long at, int permits)
    {
        while (_log.TryPeek(out var oldest) && oldest.At < at - window)
            _count -= _log.Dequeue().Permits;
        if (_count + permits > limit)
            return false;
        _log.Enqueue(new Arrival(at, permits));
        _count += permits;
        Most = Math.Max(Most, _count);
        return true;
    }
}
