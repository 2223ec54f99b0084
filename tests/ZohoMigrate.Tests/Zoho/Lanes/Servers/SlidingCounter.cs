namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>
/// Two counters, of this window and the one before, which is held to have been filled evenly: as much of it counts as a window that ends
/// now would overlap it.
/// </summary>
/// <param name="limit">Most permits by that reckoning.</param>
/// <param name="window">Its length, in ticks.</param>
/// <param name="begins">When one of the windows begins.</param>
internal sealed class SlidingCounter(int limit, long window, long begins) : ServerModel
{
    private long _begun = long.MinValue / 2;
    private long _before;
    private long _count;

    public override bool Takes(long at, int permits)
    {
        var begun = Aligned.Begin(at, window, begins);
        if (begun != _begun)
            (_before, _count, _begun) = (begun == _begun + window ? _count : 0, 0, begun);
        if ((_before * (begun + window - at)) + ((_count + permits) * window) > limit * window)
            return false;
        _count += permits;
        return true;
    }
}
