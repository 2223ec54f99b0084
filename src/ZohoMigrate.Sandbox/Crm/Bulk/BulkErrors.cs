using System.Text.Json.Nodes;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Why a row was skipped, in the grammar of the result: <c>CODE-column,column:CODE-column</c> (reference/zoho-crm.md §10).</summary>
internal static class BulkErrors
{
    private const string Other = "INVALID_DATA";

    // All that Zoho documents; what the records API says otherwise is one of these here.
    private static readonly HashSet<string> Codes =
        ["MANDATORY_NOT_FOUND", Other, "DUPLICATE_DATA", "NOT_APPROVED", "BLOCKED_RECORD", "CANNOT_PROCESS", "LIMIT_EXCEEDED", "RESOURCE_NOT_FOUND"];

    public static string Of(IEnumerable<(string Code, string Header)> faults) => string.Join(
        ':', faults.GroupBy(fault => fault.Code, StringComparer.Ordinal).Select(code => $"{code.Key}-{string.Join(',', code.Select(fault => fault.Header))}"));

    public static string Of(ElementFault fault, BulkPlan plan) => Of(
        (fault.Details["errors"] is JsonArray several ? several.Select(one => (Code: one!["code"]!.ToString(), Details: one["details"]!)) : [(fault.Code, fault.Details)])
            .Select(one => (Codes.Contains(one.Code) ? one.Code : Other, plan.HeaderOf(one.Details["api_name"]!.ToString()))));
}
