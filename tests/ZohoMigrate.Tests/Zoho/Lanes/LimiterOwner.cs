using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>A process on the lane, or one that died and comes back.</summary>
internal sealed class LimiterOwner(LaneFile? file, RollingWindowLimiter? limiter)
{
    public RollingWindowLimiter? Limiter => limiter;

    /// <summary>When a dead one comes back, in ticks of true time.</summary>
    public long BackAt { get; init; }

    public static LimiterOwner Open(string path, LaneLimits limits, TimeProvider clock, string boot)
    {
        // Nothing in it waits when nobody else is opening the file.
        var file = LaneFileOpener.OpenAsync(path, limits, clock, boot, CancellationToken.None).GetAwaiter().GetResult();
        return new LimiterOwner(file, new RollingWindowLimiter(file, limits));
    }

    /// <summary>Leases in flight stay so in the file, as after a kill.</summary>
    public void Close()
    {
        limiter?.Dispose();
        file?.Dispose();
    }
}
