using System.Globalization;
using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Products;

/// <summary>An answer: what the makers here make is as Zoho Books gives it (reference/zoho-books.md §3.1).</summary>
internal sealed record ZohoReply(int Status, string? Code, string Text)
{
    private const string Fine = "0";

    /// <summary>What Retry-After says; zero where the answer has none.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>A page of something in front of Zoho.</summary>
    public bool IsHtml { get; init; }

    /// <summary>A file instead of the text; null where it is none.</summary>
    public byte[]? File { get; init; }

    /// <summary>The file's name.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Breaks off in the middle.</summary>
    public bool IsTruncated { get; init; }

    public static ZohoReply Ok(string message, string? member = null, JsonNode? content = null) => Success(200, message, member, content);

    public static ZohoReply Created(string message, string member, JsonNode content) => Success(201, message, member, content);

    public static ZohoReply Page(string member, JsonArray content, JsonObject context) => new(200, Fine, JsonText.Write(
        new JsonObject { ["code"] = 0, ["message"] = "success", [member] = content, ["page_context"] = context }));

    public static ZohoReply Error(int status, int code, string message) =>
        new(status, code.ToString(CultureInfo.InvariantCulture), JsonText.Write(new JsonObject { ["code"] = code, ["message"] = message }));

    public static ZohoReply OfFile(string name, byte[] content) => new(200, Code: null, Text: "") { File = content, FileName = name };

    public static ZohoReply Page(int status, string title) =>
        new(status, null, $"<html><head><title>{status} {title}</title></head><body><h1>{status} {title}</h1></body></html>") { IsHtml = true };

    private static ZohoReply Success(int status, string message, string? member, JsonNode? content)
    {
        var body = new JsonObject { ["code"] = 0, ["message"] = message };
        if (member is not null)
            body[member] = content;
        return new ZohoReply(status, Fine, JsonText.Write(body));
    }
}
