namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>So many from one beginning of a window to the next.</summary>
/// <param name="limit">Most permits in a window.</param>
/// <param name="window">Its length, in ticks.</param>
/// <param name="begins">When one begins, as all others do a multiple of the length later; null = the first request after the last one begins it.</param>
internal sealed class FixedWindow(int limit, long window, long? begins) : ServerModel
{
    private long _begun = long.MinValue / 2;
    private int _count;

    public override bool Takes(long at, int permits)
    {
        if (at >= _begun + window)
            (_begun, _count) = (begins is { } first ? Aligned.Begin(at, window, first) : at, 0);
        if (_count + permits > limit)
            return false;
        _count += permits;
        return true;
    }
}
