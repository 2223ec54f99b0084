using System.Threading.RateLimiting;
using ZohoMigrate.Zoho.Lanes;

namespace ZohoMigrate.Tests.Zoho.Lanes;

/// <summary>One who sends requests, one after the other. Times in ticks of true time.</summary>
internal sealed class LimiterWorker(int owner)
{
    public enum Stage
    {
        Idle,
        Asking,
        UnderWay,
    }

    public int Owner { get; } = owner;

    public Stage At { get; set; }

    /// <summary>When the stage is over.</summary>
    public long Until { get; set; }

    public int Permits { get; set; }

    public bool Abandons { get; set; }

    /// <summary>When the server counts the request under way.</summary>
    public long CountedAt { get; set; }

    public Task<RateLimitLease>? Asked { get; set; }

    public SlotLease? Lease { get; set; }
}
