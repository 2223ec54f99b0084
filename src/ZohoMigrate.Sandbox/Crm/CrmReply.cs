using System.Text.Json.Nodes;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>Answers as Zoho CRM gives them (reference/zoho-crm.md §2.1): a list of elements, or flat where the call as a whole is refused.</summary>
internal static class CrmReply
{
    private const string Success = "SUCCESS";

    /// <summary>The refusal of a call as a whole; it has no <c>data</c>.</summary>
    public static ZohoReply Flat(int status, string code, string message, JsonObject? details = null) =>
        new(status, code, JsonText.Write(new JsonObject { ["code"] = code, ["details"] = details ?? [], ["message"] = message, ["status"] = "error" }));

    /// <summary>One element for each record, in their order: all done, some (207), or none (400).</summary>
    /// <param name="done">The status where all are done.</param>
    /// <param name="elements">What became of each.</param>
    public static ZohoReply Elements(int done, IReadOnlyList<Element> elements)
    {
        var failed = elements.Count(element => element.Fault is not null);
        var status = failed == 0 ? done : failed < elements.Count ? 207 : 400;
        return new ZohoReply(
            status,
            elements.FirstOrDefault(element => element.Fault is not null)?.Fault!.Code ?? Success,
            JsonText.Write(new JsonObject { ["data"] = new JsonArray([.. elements.Select(element => element.ToJson())]) }));
    }

    /// <summary>What was asked for.</summary>
    public static ZohoReply Found(JsonObject body) => new(200, Success, JsonText.Write(body));

    /// <summary>There is nothing of what was asked for.</summary>
    public static ZohoReply Nothing { get; } = new(204, null, "");

    /// <summary>A parameter that the call needs is not there.</summary>
    public static ZohoReply Missing(string parameter) => Flat(
        400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing", new JsonObject { ["param_name"] = parameter });

    /// <summary>A parameter that is not as it must be.</summary>
    public static ZohoReply Invalid(string parameter) => Flat(400, "INVALID_DATA", "invalid data", new JsonObject { ["param_name"] = parameter });

    public static ZohoReply InvalidModule(string name) => Flat(
        400, "INVALID_MODULE", "the module name given seems to be invalid", new JsonObject { ["api_name"] = name });
}
