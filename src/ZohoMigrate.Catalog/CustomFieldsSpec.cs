namespace ZohoMigrate.Catalog;

/// <summary>How a module's custom fields are written: read off its one list whose elements are told by a name of their own.</summary>
/// <param name="List">The field that holds them all ("custom_fields").</param>
/// <param name="Name">The member of an element that names its field ("api_name").</param>
/// <param name="Value">The member with its value.</param>
public sealed record CustomFieldsSpec(string List, string Name, string Value)
{
    /// <summary>How the API name of every custom field begins.</summary>
    public const string Prefix = "cf_";

    /// <summary>Whether a field by its path (<c>custom_fields.value</c>) is the value of a custom field.</summary>
    public bool IsValue(string path) => path == $"{List}.{Value}";

    internal static CustomFieldsSpec? In(IReadOnlyDictionary<string, FieldSpec> fields) => fields.Where(field => field.Value.ToldBy is not null)
        .Select(field => new CustomFieldsSpec(field.Key, field.Value.ToldBy!, field.Value.Fields.Keys.Single(member => member != field.Value.ToldBy)))
        .SingleOrDefault();
}
