using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>What Zoho CRM calls the kind of a field (reference/zoho-crm.md §2.3), and how long a value of it may be.</summary>
internal static class FieldKinds
{
    private const int SingleLine = 255;

    /// <summary>Its <c>data_type</c>.</summary>
    public static string DataType(FieldSpec field) => field.Here?.Type ?? field.Type switch
    {
        FieldType.Text when field.Shape == Shape.CrmPhone => "phone",
        FieldType.Text when field.Shape == Shape.Url => "website",
        FieldType.Text when field.Shape == Shape.Digits => "bigint",
        FieldType.Text when field.MaxLength > SingleLine => "textarea",
        FieldType.Text => "text",
        FieldType.Email => "email",
        FieldType.Decimal => field.Decimals is null ? "double" : "currency",
        FieldType.Integer => "integer",
        FieldType.Boolean => "boolean",
        FieldType.Date => "date",
        FieldType.DateTime => "datetime",
        FieldType.Choice => "picklist",
        FieldType.Id => field.References is null ? "ownerlookup" : "lookup",
        FieldType.Object => "lookup",
        _ => IsSubform(field) ? "subform" : "text",
    };

    /// <summary>Its <c>json_type</c>.</summary>
    public static string JsonType(FieldSpec field) => field.Type switch
    {
        FieldType.Decimal => "double",
        FieldType.Integer => "integer",
        FieldType.Boolean => "boolean",
        FieldType.List => "jsonarray",
        FieldType.Id or FieldType.Object => "jsonobject",
        _ => "string",
    };

    /// <summary>Its <c>length</c>, which every field has.</summary>
    public static int Length(FieldSpec field) => field.MaxLength ?? field.Type switch
    {
        FieldType.Text => SingleLine,
        FieldType.Decimal => 16,
        FieldType.Integer => 9,
        FieldType.Boolean => 5,
        FieldType.Date => 20,
        FieldType.DateTime => 25,
        FieldType.List => 2000,
        _ => 120,
    };

    /// <summary>Whether it holds rows, whose fields are told as those of a module of its name.</summary>
    public static bool IsSubform(FieldSpec field) => field.Type == FieldType.List && field.Fields.Values.Any(member => member.As is not null);
}
