using System.Globalization;
using ZohoMigrate.Sandbox.Limits;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>How Zoho Books says no to a call, word for word where a source has the words (reference/zoho-books.md §2, §3.2).</summary>
internal sealed class BooksRefusals(int perDay) : IRefusals
{
    public ZohoReply MethodNotAllowed { get; } = ZohoReply.Error(405, 37, "The HTTP method is not allowed for the requested resource");

    public ZohoReply NotAuthorized { get; } = ZohoReply.Error(401, 57, "You are not authorized to perform this operation");

    public ZohoReply DeadToken { get; } = ZohoReply.Error(401, 14, "Invalid value passed for authtoken");

    public ZohoReply Internal { get; } = ZohoReply.Error(500, 1000, "Internal error");

    public ZohoReply NotFound(string path) => ZohoReply.Error(404, 5, "Invalid URL Passed");

    /// <summary>The burst block nobody documents: an hour for the whole organisation.</summary>
    public ZohoReply Locked(TimeSpan left) => ZohoReply.Error(
        429, 43, "For security reasons you have been blocked for some time as you have exceeded the maximum number of requests per minute.") with
    {
        RetryAfter = left,
    };

    public ZohoReply Limit(LimitRefusal refusal) => refusal switch
    {
        LimitRefusal.Concurrency => ZohoReply.Error(
            429, 1070, "You have reached the maximum number of in process requests allowed. Kindly try again after some time."),
        LimitRefusal.Day => ZohoReply.Error(429, 45, string.Create(
            CultureInfo.InvariantCulture, $"The API call for this organization has exceeded the maximum call rate limit of {perDay}.")),
        _ => ZohoReply.Error(
            429,
            44,
            "For security reasons your organization has been blocked as it have exceeded the maximum number of requests per minute that can originate from an organization."),
    };
}
