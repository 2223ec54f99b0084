using System.Runtime.CompilerServices;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Keys;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Validation.Rules;

/// <summary>The values of an organisation's pick lists: as many as a person looks through are named, of more the one that is nearest.</summary>
internal static class PickList
{
    private const int MostNamed = 8;

    private static readonly ConditionalWeakTable<OrganizationField, HashSet<string>> Values = [];

    /// <summary>Whether a list has a value; capitals count, as they do at Zoho.</summary>
    public static bool Has(OrganizationField field, string value) =>
        Values.GetValue(field, static field => new HashSet<string>(field.Values, StringComparer.Ordinal)).Contains(value);

    /// <summary>What is wrong with a value that the list does not have, without the value.</summary>
    public static string Message(OrganizationField field, string value)
    {
        var shown = field.Values.Count <= MostNamed
            ? $": {string.Join(", ", field.Values.Select(PlainText.Of))}"
            : NearestName.Of(value, field.Values) is { } nearest ? $"; the nearest is {PlainText.Of(nearest)}" : "";
        return $"is none of the {field.Values.Count} values of the organisation's pick list{shown}";
    }
}
