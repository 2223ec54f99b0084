using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>Answers as Zoho Cliq gives them (reference/zoho-cliq.md §4): the status says it, a body may be there or not.</summary>
internal static class CliqReply
{
    /// <summary>Done, and nothing to tell.</summary>
    public static ZohoReply Nothing { get; } = new(204, null, "");

    public static ZohoReply Ok(JsonObject body) => new(200, null, JsonText.Write(body));

    /// <summary>A refusal with words alone, as calls about channels and messages have it.</summary>
    public static ZohoReply Refused(int status, string message) => new(status, null, JsonText.Write(new JsonObject { ["message"] = message }));

    /// <summary>A refusal with a code of its own, as calls about departments have it.</summary>
    public static ZohoReply Coded(int status, string code, string message) =>
        new(status, code, JsonText.Write(new JsonObject { ["message"] = message, ["code"] = code }));

    /// <summary>The third shape: what is wrong with what was sent.</summary>
    public static ZohoReply Invalid(string error, string details) =>
        new(400, error, JsonText.Write(new JsonObject { ["error"] = error, ["details"] = details }));
}
