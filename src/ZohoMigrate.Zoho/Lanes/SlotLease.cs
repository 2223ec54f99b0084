using System.Threading.RateLimiting;

namespace ZohoMigrate.Zoho.Lanes;

/// <summary>The right to send one attempt. Dispose it when the response has been seen: its rest counts from then.</summary>
internal sealed class SlotLease : RateLimitLease
{
    private readonly RollingWindowLimiter? _limiter;
    private int _ended;

    public SlotLease(RollingWindowLimiter limiter, long slot)
    {
        _limiter = limiter;
        Slot = slot;
    }

    private SlotLease()
    {
    }

    public static SlotLease None { get; } = new();

    public long Slot { get; }

    public override bool IsAcquired => _limiter is not null;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    /// <summary>The request may still arrive: the slot is free again after late arrival + window + 1 ms.</summary>
    public void Abandon() => End(static limiter => limiter.LatestArrival);

    /// <summary>Nothing was sent: the slot is free at once.</summary>
    public void Return() => End(static _ => Slots.NeverUsed);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            End(static limiter => limiter.Now);
    }

    private void End(Func<RollingWindowLimiter, long> at)
    {
        if (_limiter is not null && Interlocked.Exchange(ref _ended, 1) == 0)
            _limiter.End(Slot, at(_limiter));
    }
}
