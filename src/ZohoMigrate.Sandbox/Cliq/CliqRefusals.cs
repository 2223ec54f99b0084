using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>How Zoho Cliq says no to a call (reference/zoho-cliq.md §3, §4).</summary>
internal sealed class CliqRefusals : IRefusals
{
    public ZohoReply MethodNotAllowed { get; } = CliqReply.Coded(405, "request_method_invalid", "The method is not allowed for this URL.");

    public ZohoReply NotAuthorized { get; } = CliqReply.Refused(401, "Request was rejected because of invalid AuthToken.");

    public ZohoReply DeadToken { get; } = CliqReply.Refused(401, "Request was rejected because of invalid AuthToken.");

    public ZohoReply Internal { get; } = CliqReply.Refused(500, "Cliq server encountered an error which prevents it from fulfilling the request.");

    public ZohoReply NotFound(string path) => CliqReply.Refused(404, "The URL you've sent is wrong. Check for the correct URL and try again.");

    public ZohoReply Locked(TimeSpan left) => Limit(LimitRefusal.Locked) with { RetryAfter = left };

    public ZohoReply Limit(LimitRefusal refusal) => CliqReply.Refused(429, "Too many requests within a certain time frame.");
}
