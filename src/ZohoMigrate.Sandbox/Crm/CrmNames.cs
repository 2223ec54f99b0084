using ZohoMigrate.Catalog;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>How Zoho CRM calls things.</summary>
internal static class CrmNames
{
    /// <summary>The members of a record that are Zoho's own.</summary>
    public static IReadOnlySet<string> System { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "id", "Created_Time", "Modified_Time", "Created_By", "Modified_By", "$approval_state", "Owner",
    };

    /// <summary>A module's API name ("Sales_Orders"), as it stands in its path.</summary>
    public static string Of(ModuleSpec module) => module.ApiName;

    /// <summary>The field that names a record: the first text that is required.</summary>
    public static string? TitleField(ModuleSpec module) =>
        module.Fields.FirstOrDefault(field => field.Value is { Required: true, Type: FieldType.Text }).Key;

    /// <summary>Whether a member is a field of the organisation's own.</summary>
    public static bool IsCustom(ModuleSpec module, string member) =>
        (module.Fields.TryGetValue(member, out var field) ? field.Here is { Made: true } : !System.Contains(member)) && !member.StartsWith('$');
}
