using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Records;

namespace ZohoMigrate.Sandbox.Crm;

/// <summary>How Zoho CRM calls things.</summary>
internal static class CrmNames
{
    /// <summary>The ordinal of what an arrival makes that is no record of a call: no call carries so many.</summary>
    public const int NoRecord = 99_999;

    /// <summary>The members of a record that are Zoho's own.</summary>
    public static IReadOnlySet<string> System { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "id", "Created_Time", "Modified_Time", "Created_By", "Modified_By", "$approval_state", "Owner",
    };

    /// <summary>A module's API name ("Sales_Orders"), as it stands in its path.</summary>
    public static string Of(ModuleSpec module) => module.Create.Path.TrimStart('/');

    /// <summary>An id: 19 digits that begin with the organisation's, and go up with the arrivals.</summary>
    /// <param name="organizationId">The organisation's.</param>
    /// <param name="sequence">The arrival's.</param>
    /// <param name="ordinal">The place of what is made in the call.</param>
    public static string Id(string organizationId, long sequence, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"{organizationId[..7]}{sequence:D7}{ordinal:D5}");

    /// <summary>The user whose token it is, in every organisation the same.</summary>
    public static JsonObject User(string organizationId) => new() { ["name"] = "Sandbox User", ["id"] = $"{organizationId[..7]}000000000001" };

    /// <summary>The module of an API name, whose capitals count; null where there is none.</summary>
    public static ModuleSpec? Find(RecordStore store, string name) =>
        store.Shelves.Select(shelf => shelf.Module).FirstOrDefault(module => module.Product == "crm" && Of(module) == name);

    /// <summary>The field that names a record: the first text that is required.</summary>
    public static string? TitleField(ModuleSpec module) =>
        module.Fields.FirstOrDefault(field => field.Value is { Required: true, Type: FieldType.Text }).Key;

    /// <summary>Whether a member is a field of the organisation's own.</summary>
    public static bool IsCustom(ModuleSpec module, string member) =>
        !module.Fields.ContainsKey(member) && !System.Contains(member) && !member.StartsWith('$');
}
