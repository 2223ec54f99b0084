using ZohoMigrate.Sandbox.Faults;
using ZohoMigrate.Sandbox.Limits;

namespace ZohoMigrate.Sandbox.Ledger;

/// <summary>One request as it arrived.</summary>
internal sealed record Arrival
{
    /// <summary>From 1, without gaps, across restarts.</summary>
    public required long Sequence { get; init; }

    /// <summary>From 1 among the requests to products, or among the token calls: faults go by it.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset Utc { get; init; }

    /// <summary>See <see cref="Clock.SandboxClock.Moment"/>.</summary>
    public required long Moment { get; init; }

    /// <summary>The monotonic clock's own count.</summary>
    public required long Timestamp { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>Null for a token call.</summary>
    public ArrivalTarget? Target { get; init; }

    /// <summary>The product it asks; null for a token call.</summary>
    public string? Product { get; init; }

    public ArrivalCost Cost { get; init; }

    /// <summary>What the product says is left of the day; null where it does not say it.</summary>
    public long? Remaining { get; init; }

    public int InProcess { get; init; }

    public LimitRefusal Refusal { get; init; }

    public Strike Strike { get; init; }

    public Fault Fault => Strike.Fault;
}
