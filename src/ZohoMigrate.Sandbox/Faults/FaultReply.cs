using ZohoMigrate.Sandbox.Http;
using ZohoMigrate.Sandbox.Limits;

namespace ZohoMigrate.Sandbox.Faults;

/// <summary>What a fault makes of an answer.</summary>
internal static class FaultReply
{
    /// <summary>The answer of a fault that keeps the work from being done; null where it is done all the same.</summary>
    public static ZohoReply? InsteadOfWork(Strike strike, int perDay) => strike.Fault switch
    {
        Fault.Error500 => ZohoError.Internal,
        Fault.BadGateway502 => ZohoReply.Page(502, "Bad Gateway"),
        Fault.Unavailable503 => ZohoReply.Page(503, "Service Temporarily Unavailable") with { RetryAfter = strike.Time },
        Fault.Throttled429 => ZohoError.Limit(LimitRefusal.Window, perDay) with { RetryAfter = strike.Time },
        Fault.Locked43 => ZohoError.Locked(strike.Time),
        Fault.Exhausted45 => ZohoError.Limit(LimitRefusal.Day, perDay) with { RetryAfter = strike.Time },
        Fault.Concurrency1070 => ZohoError.Limit(LimitRefusal.Concurrency, perDay),
        Fault.TokenRevoked or Fault.RefreshRevoked => ZohoError.DeadToken,
        _ => null,
    };

    /// <summary>The answer once the work is done; null where it never comes.</summary>
    public static ZohoReply? AfterWork(Fault fault, ZohoReply reply) => fault switch
    {
        Fault.CommitDrop or Fault.CommitHang or Fault.LateCommit or Fault.LateArrival => null,
        Fault.CommitError500 => ZohoError.Internal,
        Fault.Truncated when reply.Status < 300 => reply with { IsTruncated = true },
        _ => reply,
    };
}
