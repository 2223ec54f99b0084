namespace ZohoMigrate.Tests.Zoho.Lanes.Servers;

/// <summary>A bucket, full at first, into which tokens drop evenly (GCRA is the same thing told by times).</summary>
/// <param name="capacity">Most tokens it holds.</param>
/// <param name="limit">Tokens that drop into it in a window.</param>
/// <param name="window">Its length, in ticks.</param>
internal sealed class TokenBucket(int capacity, int limit, long window) : ServerModel
{
    // In parts of a token, of which a window has so many as ticks: nothing is rounded.
    private long _level = capacity * window;
    private long _last;

    public override bool Takes(long at, int permits)
    {
        _level = Math.Min(capacity * window, _level + ((at - _last) * limit));
        _last = at;
        if (_level < permits * window)
            return false;
        _level -= permits * window;
        return true;
    }
}
