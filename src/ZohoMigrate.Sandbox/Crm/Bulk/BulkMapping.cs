using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>One field of a job's records, and where its values come from.</summary>
internal sealed record BulkMapping
{
    public required string ApiName { get; init; }

    /// <summary>The column, from 0; null where every record takes the default.</summary>
    public int? Index { get; init; }

    /// <summary>The column's header; the field's name where there is no column.</summary>
    public required string Header { get; init; }

    /// <summary>How dates or numbers are written, as Zoho has it; null = its usual way.</summary>
    public string? Format { get; init; }

    /// <summary>By which of its fields the record that is pointed at is found.</summary>
    public string? FindBy { get; init; }

    /// <summary>What an empty cell stands for; null = nothing.</summary>
    public string? Default { get; init; }

    /// <summary>What the catalogue knows of the field; null for one of the organisation's own.</summary>
    public FieldSpec? Field { get; init; }

    /// <summary>As the details of a job tell it.</summary>
    public JsonObject ToJson() => new()
    {
        ["api_name"] = ApiName,
        ["index"] = Index,
        ["format"] = Format,
        ["find_by"] = FindBy,
        ["module"] = null,
        ["parent_column_index"] = null,
        ["default_value"] = Default is null ? null : new JsonObject { ["value"] = Default },
    };
}
