namespace ZohoMigrate.Catalog;

/// <summary>
/// How a product tells what an organisation has made of its modules: the answers of its <c>fields</c> and <c>layouts</c> calls, member by
/// member. A dot leads into an object.
/// </summary>
public sealed record SettingsSpec
{
    /// <summary>The parameter that names the module a question is about.</summary>
    public string Parameter { get; init; } = "module";

    /// <summary>The member with the fields of a module.</summary>
    public string Fields { get; init; } = "fields";

    /// <summary>A field's API name.</summary>
    public string Name { get; init; } = "api_name";

    public string Label { get; init; } = "field_label";

    /// <summary>What it holds, in one of the words of <see cref="Types"/> or another.</summary>
    public string Type { get; init; } = "data_type";

    public string Length { get; init; } = "length";

    public string Decimals { get; init; } = "decimal_place";

    /// <summary>True where Zoho refuses a create without it.</summary>
    public string Required { get; init; } = "system_mandatory";

    /// <summary>An object, which is empty where values may repeat.</summary>
    public string Unique { get; init; } = "unique";

    /// <summary>The values of a pick list.</summary>
    public string Values { get; init; } = "pick_list_values";

    /// <summary>The member of such a value that travels.</summary>
    public string Value { get; init; } = "actual_value";

    /// <summary>False where the API takes no value for it.</summary>
    public string Takes { get; init; } = "operation_type.api_create";

    /// <summary>True where the organisation has made it.</summary>
    public string Made { get; init; } = "custom_field";

    /// <summary>The module whose records it refers to.</summary>
    public string Lookup { get; init; } = "lookup.module.api_name";

    /// <summary>The member with the organisation's modules, each of which has <see cref="Name"/>.</summary>
    public string Modules { get; init; } = "modules";

    /// <summary>The member with the layouts of a module.</summary>
    public string Layouts { get; init; } = "layouts";

    /// <summary>The parts of a layout, each of which has <see cref="Fields"/>.</summary>
    public string Sections { get; init; } = "sections";

    /// <summary>True where a layout demands the field.</summary>
    public string MandatoryInLayout { get; init; } = "required";

    /// <summary>Zoho's word for what a field holds → how it travels; a field of another word is none that a mapping can fill.</summary>
    public IReadOnlyDictionary<string, FieldType> Types { get; init; } = new Dictionary<string, FieldType>(StringComparer.Ordinal);

    /// <summary>Kinds of fields that Zoho fills in where a record has none, though it calls them mandatory.</summary>
    public IReadOnlyList<string> FilledIn { get; init; } = [];
}
