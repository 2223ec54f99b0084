using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Faults;

/// <summary>What a fault makes of an answer.</summary>
internal static class FaultReply
{
    /// <summary>The answer of a fault that keeps the work from being done; null where it is done all the same.</summary>
    public static ZohoReply? InsteadOfWork(Strike strike, IRefusals refusals) => strike.Fault switch
    {
        Fault.Error500 => refusals.Internal,
        Fault.BadGateway502 => ZohoReply.Page(502, "Bad Gateway"),
        Fault.Unavailable503 => ZohoReply.Page(503, "Service Temporarily Unavailable") with { RetryAfter = strike.Time },
        Fault.Throttled429 => refusals.Limit(LimitRefusal.Window) with { RetryAfter = strike.Time },
        Fault.Locked43 => refusals.Locked(strike.Time),
        Fault.Exhausted45 => refusals.Limit(LimitRefusal.Day) with { RetryAfter = strike.Time },
        Fault.Concurrency1070 => refusals.Limit(LimitRefusal.Concurrency),
        Fault.TokenRevoked or Fault.RefreshRevoked => refusals.DeadToken,
        _ => null,
    };

    /// <summary>The answer once the work is done; null where it never comes.</summary>
    public static ZohoReply? AfterWork(Fault fault, ZohoReply reply, IRefusals refusals) => fault switch
    {
        Fault.CommitDrop or Fault.CommitHang or Fault.LateCommit or Fault.LateArrival => null,
        Fault.CommitError500 => refusals.Internal,
        Fault.Truncated when reply.Status < 300 => reply with { IsTruncated = true },
        _ => reply,
    };
}
