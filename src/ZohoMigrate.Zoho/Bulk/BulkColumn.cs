using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Bulk;

/// <summary>One column of a file of records: which field, and how the job reads it (reference/zoho-crm.md §10).</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Spec">What Zoho demands of it; null for a field of the organisation's own.</param>
internal sealed record BulkColumn(string Field, FieldSpec? Spec)
{
    /// <summary>Its head: of another record's id, which member of it that is.</summary>
    public string Head => Spec?.As is { } member ? $"{Field}.{member}" : Field;

    /// <summary>How the job is told of it.</summary>
    public JsonObject Mapping(int index, string dateFormat)
    {
        var mapping = new JsonObject { ["api_name"] = Field, ["index"] = index };
        if (Spec?.As is { } member)
            mapping["find_by"] = member;
        if (Spec?.Type == FieldType.Date)
            mapping["format"] = dateFormat;
        return mapping;
    }

    /// <summary>What stands in it of a record, as it travels in a call.</summary>
    public string Cell(JsonObject record) => record[Field] switch
    {
        JsonObject other when Spec?.As is { } member => other[member]?.ToString() ?? "",
        JsonValue value => value.ToString(),
        _ => "",
    };
}
