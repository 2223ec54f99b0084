using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Products;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Says of each column of a file which field it is, or why the job cannot be made (reference/zoho-crm.md §10).</summary>
internal static class BulkMappings
{
    private const int Most = 200;
    private const string Layout = "Layout";

    /// <summary>The mappings, in the order of their columns, those without a column last; or Zoho's refusal.</summary>
    public static (IReadOnlyList<BulkMapping> Mappings, ZohoReply? Refusal) Of(BulkOrder order, IReadOnlyList<string> header)
    {
        IReadOnlyList<BulkMapping> mappings = order.Mappings is { } given
            ? [.. given.OfType<JsonObject>().Select(mapping => Given(order.Module, mapping, header)).OrderBy(mapping => mapping.Index ?? int.MaxValue)]
            : [.. header.Select((name, index) => ByHeader(order.Module, name, index))];
        return (mappings, Refusals(order, mappings, header.Count).FirstOrDefault());
    }

    private static BulkMapping Given(ModuleSpec module, JsonObject mapping, IReadOnlyList<string> header)
    {
        var name = mapping["api_name"]?.ToString() ?? "";
        int? index = mapping["index"] is { } column ? int.TryParse(column.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1 : null;
        return new BulkMapping
        {
            ApiName = name,
            Index = index,
            Header = index >= 0 && index < header.Count ? header[index.Value] : name,
            Format = mapping["format"]?.ToString(),
            FindBy = mapping["find_by"]?.ToString(),
            Default = (mapping["default_value"] as JsonObject)?["value"]?.ToString(),
            Field = module.Fields.GetValueOrDefault(name),
        };
    }

    // "Account_Name.id": the field, and by what the record it points at is found.
    private static BulkMapping ByHeader(ModuleSpec module, string header, int index)
    {
        var parts = header.Split('.', 2);
        return new BulkMapping
        {
            ApiName = parts[0],
            Index = index,
            Header = header,
            FindBy = parts.ElementAtOrDefault(1),
            Field = module.Fields.GetValueOrDefault(parts[0]),
        };
    }

    private static IEnumerable<ZohoReply> Refusals(BulkOrder order, IReadOnlyList<BulkMapping> mappings, int columns)
    {
        if (mappings.Count > Most || columns > Most)
            yield return BulkReply.Refused("HEADER_LIMIT_EXCEEDED", "The number of fields mapped has exceeded the limit.", new JsonObject { ["limit"] = Most });
        foreach (var mapping in mappings)
        {
            if (!IsField(order.Module, mapping.ApiName))
                yield return BulkReply.Refused("INVALID_FIELD", $"invalid mapping. invalid api_name {mapping.ApiName}.", new JsonObject { ["api_name"] = mapping.ApiName });
            else if (mapping.Index < 0 || mapping.Index >= columns)
                yield return BulkReply.Refused("COLUMN_INDEX_NOT_FOUND", "The column index is not found.", new JsonObject { ["api_name"] = mapping.ApiName, ["index"] = mapping.Index });
            else if (mapping is { Index: null, Default: null })
                yield return BulkReply.Refused("MISSING_REQUIRED_KEY", $"required key index for field {mapping.ApiName} is not found in request body.");
            else if (mapping.Field is { As: not null } && mapping.FindBy is null && mapping.ApiName != Layout)
                yield return BulkReply.RequiredKey("find_by");
            else if (mapping is { Format: { } format, Field.Type: FieldType.Date or FieldType.DateTime } && BulkFormat.Of(format) is null)
                yield return BulkReply.Refused("INVALID_FORMAT", "The format is invalid.", new JsonObject { ["api_name"] = mapping.ApiName });
        }

        if (NotMapped(order, mappings).ToList() is { Count: > 0 } missing)
            yield return BulkReply.Refused("MANDATORY_FIELDS_NOT_MAPPED", "All mandatory fields are not mapped for the layout", new JsonObject { ["fields"] = new JsonArray([.. missing.Select(field => JsonValue.Create(field))]) });
    }

    private static IEnumerable<string> NotMapped(BulkOrder order, IReadOnlyList<BulkMapping> mappings)
    {
        var required = order.Operation == BulkOrder.Update ? [] : order.Module.Fields.Where(field => field.Value.Required).Select(field => field.Key);
        return required.Concat(order.FindBy is { } key ? [key] : []).Distinct(StringComparer.Ordinal)
            .Where(field => mappings.All(mapping => mapping.ApiName != field));
    }

    // One that is not in the catalogue may be the organisation's own, if it is written like one; Zoho's own members cannot be given.
    private static bool IsField(ModuleSpec module, string name) => name == "id"
        || (module.Fields.TryGetValue(name, out var field)
            ? field is { Own: false, Type: not FieldType.Object }
            : CrmNames.IsCustom(module, name) && name.Length > 0 && char.IsAsciiLetterUpper(name[0]) && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_'));
}
