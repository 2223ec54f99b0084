using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>How Zoho CRM says no to a call (reference/zoho-crm.md §3). Of the limits' answers the code is known and the words are not.</summary>
internal sealed class CrmRefusals(string root) : IRefusals
{
    private const string TooMany = "TOO_MANY_REQUESTS";

    public ZohoReply MethodNotAllowed { get; } = CrmReply.Flat(400, "INVALID_REQUEST_METHOD", "The http request method type is not a valid one");

    public ZohoReply NotAuthorized { get; } = CrmReply.Flat(401, "AUTHENTICATION_FAILURE", "Authentication failed");

    public ZohoReply DeadToken { get; } = CrmReply.Flat(401, "INVALID_TOKEN", "invalid oauth token");

    public ZohoReply Internal { get; } = CrmReply.Flat(500, "INTERNAL_ERROR", "Internal Server Error");

    public ZohoReply NotFound(string path) =>
        path.StartsWith($"{root}/", StringComparison.Ordinal) && path[(root.Length + 1)..].Split('/') is [{ Length: > 0 } module, ..] && char.IsAsciiLetterUpper(module[0])
            ? CrmReply.Flat(400, "INVALID_MODULE", "the module name given seems to be invalid", new JsonObject { ["resource_path_index"] = 0 })
            : CrmReply.Flat(404, "INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one");

    /// <summary>Zoho CRM knows no such lock; to its clients it is as if the credits were used up.</summary>
    public ZohoReply Locked(TimeSpan left) => Limit(LimitRefusal.Day) with { RetryAfter = left };

    public ZohoReply Limit(LimitRefusal refusal) => CrmReply.Flat(429, TooMany, refusal switch
    {
        LimitRefusal.Day => "The API credits of the last 24 hours are used up.",
        LimitRefusal.SubConcurrency => "You have reached the sub-concurrency limit of this API.",
        _ => "You have reached the concurrency limit.",
    });
}
