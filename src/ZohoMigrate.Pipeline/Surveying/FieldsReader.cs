using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Zoho;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Reads an organisation's fields out of Zoho's answers.</summary>
/// <param name="settings">What the answers call things.</param>
internal sealed class FieldsReader(SettingsSpec settings)
{
    /// <summary>The fields of the answer of a <c>fields</c> call, by API name.</summary>
    public Dictionary<string, OrganizationField> Fields(JsonElement body) => Elements(body, settings.Fields)
        .Select(field => (Name: Text(field, settings.Name), Field: field)).Where(one => one.Name is not null).DistinctBy(one => one.Name)
        .ToDictionary(one => one.Name!, one => Field(one.Field), StringComparer.Ordinal);

    /// <summary>The fields that some layout of the answer of a <c>layouts</c> call demands.</summary>
    public HashSet<string> Demanded(JsonElement body) => Elements(body, settings.Layouts)
        .SelectMany(layout => Elements(layout, settings.Sections)).SelectMany(section => Elements(section, settings.Fields))
        .Where(field => Is(field, settings.MandatoryInLayout)).Select(field => Text(field, settings.Name)).OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The API names in the answer of a <c>modules</c> call.</summary>
    public HashSet<string> Modules(JsonElement body) =>
        Elements(body, settings.Modules).Select(module => Text(module, settings.Name)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private OrganizationField Field(JsonElement field)
    {
        var type = Text(field, settings.Type);
        return new OrganizationField
        {
            Label = Text(field, settings.Label) is { } label ? PlainText.Of(label) : null,
            Type = type,
            Length = Number(field, settings.Length),
            Decimals = Number(field, settings.Decimals),
            Values = [.. Elements(field, settings.Values).Select(value => Text(value, settings.Value)).OfType<string>()],
            Required = Is(field, settings.Required) && !settings.FilledIn.Contains(type ?? ""),
            Unique = MemberPath.Find(field, settings.Unique) is { ValueKind: JsonValueKind.Object } unique && unique.EnumerateObject().Any(),
            ReadOnly = MemberPath.Find(field, settings.Takes) is { ValueKind: JsonValueKind.False },
            Made = Is(field, settings.Made),
            Lookup = Text(field, settings.Lookup),
        };
    }

    private static IEnumerable<JsonElement> Elements(JsonElement body, string path)
    {
        if (MemberPath.Find(body, path) is not { ValueKind: JsonValueKind.Array } list)
            yield break;
        foreach (var element in list.EnumerateArray())
            yield return element;
    }

    private static string? Text(JsonElement body, string path) => MemberPath.Find(body, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int? Number(JsonElement body, string path) =>
        MemberPath.Find(body, path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    private static bool Is(JsonElement body, string path) => MemberPath.Find(body, path) is { ValueKind: JsonValueKind.True };
}
