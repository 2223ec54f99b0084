using System.Text;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Judges the body of a job, but for what only the file can tell (reference/zoho-crm.md §10).</summary>
internal sealed class BulkOrderRules(Func<string, ModuleSpec?> moduleOf, UniqueValues unique)
{
    private const string Resource = "$.resource[0]";
    private static readonly string[] Operations = [BulkOrder.Insert, BulkOrder.Update, BulkOrder.Upsert];

    // Of those the catalogue has; documents with lines want a second file, which is not simulated.
    private static readonly HashSet<string> Modules =
        ["crm.accounts", "crm.campaigns", "crm.contacts", "crm.deals", "crm.leads", "crm.products", "crm.tasks", "crm.vendors"];

    /// <summary>Why it is refused; null where it may go on.</summary>
    public ZohoReply? Refusal(JsonObject body) => OfBody(body).FirstOrDefault();

    private IEnumerable<ZohoReply> OfBody(JsonObject body)
    {
        if (body["operation"] is not { } operation)
            yield return BulkReply.MissingKey("$.operation");
        else if (!Operations.Contains(operation.ToString(), StringComparer.Ordinal))
            yield return BulkReply.Invalid("$.operation");
        if (body["character_encoding"] is { } encoding && !IsEncoding(encoding.ToString()))
            yield return BulkReply.Invalid("$.character_encoding");
        foreach (var refusal in OfCallback(body["callback"]))
            yield return refusal;
        if (body["resource"] is null)
            yield return BulkReply.MissingKey("$.resource");
        else if (body["resource"] is not JsonArray { Count: > 0 } resources || resources.Any(resource => resource is not JsonObject))
            yield return BulkReply.Invalid("$.resource");
        else if (resources.Count > 1)
            yield return BulkReply.Refused("INVALID_REQUEST", "The sandbox takes one resource in a job: files of parents and children together are not simulated.");
        foreach (var refusal in OfResource((body["resource"] as JsonArray)?.FirstOrDefault() as JsonObject ?? [], body["operation"]?.ToString() ?? ""))
            yield return refusal;
    }

    private IEnumerable<ZohoReply> OfResource(JsonObject resource, string operation)
    {
        foreach (var key in ((string[])["type", "module", "file_id"]).Where(key => resource[key] is null))
            yield return BulkReply.MissingKey($"{Resource}.{key}");
        if (resource["type"]?.ToString() != "data")
            yield return BulkReply.Invalid($"{Resource}.type");
        if ((resource["module"] as JsonObject)?["api_name"]?.ToString() is not { } name)
            yield return BulkReply.MissingKey($"{Resource}.module.api_name");
        else if (moduleOf(name) is not { } module || !Modules.Contains(module.Module))
            yield return BulkReply.Refused("MODULE_NOT_AVAILABLE", $"Requested module '{name}' is not available.", new JsonObject { ["api_name"] = name });
        else if (resource["find_by"]?.ToString() is { } field && !IsKey(module, field))
            yield return BulkReply.Refused("INVALID_FIELD", $"invalid mapping. invalid api_name {field}.", new JsonObject { ["api_name"] = field });
        if (resource["find_by"] is null && operation != BulkOrder.Insert)
            yield return BulkReply.RequiredKey("find_by");
        if (resource["file_id"] is not JsonValue id || !ValueRule.IsId(id))
            yield return BulkReply.Refused("INVALID_FILE_ID", "improper file id");
        if (resource["field_mappings"] is { } mappings && (mappings is not JsonArray list || list.Count == 0 || list.Any(mapping => mapping is not JsonObject)))
            yield return BulkReply.Invalid($"{Resource}.field_mappings");
    }

    private static IEnumerable<ZohoReply> OfCallback(JsonNode? callback)
    {
        if (callback is null)
            yield break;
        if (!Uri.TryCreate((callback as JsonObject)?["url"]?.ToString(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return BulkReply.Refused("INVALID_CALLBACK_URL", "The callback URL is invalid.");
        if ((callback as JsonObject)?["method"]?.ToString() != "post")
            yield return BulkReply.Refused("INVALID_CALLBACK_METHOD", "The callback method is invalid.", new JsonObject { ["supported_callback_methods"] = new JsonArray("post") });
    }

    private bool IsKey(ModuleSpec module, string field) =>
        field == "id" || field == UpsertOperation.SystemField(module) || unique.FieldsOf(module).Contains(field, StringComparer.Ordinal);

    private static bool IsEncoding(string name)
    {
        try
        {
            return Encoding.GetEncoding(name) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
