using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>
/// The custom field that a mapping names under <c>unique_field</c>: it holds a record's marker whole, so that the source's own reference
/// stays as it is. A staged payload notes which of its custom fields that is; the note stays here.
/// </summary>
internal static class UniqueField
{
    /// <summary>The member of a staged payload that names it.</summary>
    public const string Note = "$unique";

    /// <summary>Puts a value into a payload's custom field, beside those it has.</summary>
    public static void Put(CustomFieldsSpec custom, PayloadObject payload, string field, string value)
    {
        if (payload[custom.List] is not PayloadList list)
            payload[custom.List] = list = [];
        list.Add(new PayloadObject { [custom.Name] = field, [custom.Value] = value });
        payload[Note] = field;
    }

    /// <summary>Which custom field of a payload tells its record, and what it holds; null where none does.</summary>
    public static (string Field, string Value)? Of(ModuleSpec module, PayloadObject payload) =>
        payload[Note] is PayloadValue note && note.ToString() is var field && module.CustomFields is { } custom
        && (payload[custom.List] as PayloadList)?.OfType<PayloadObject>().FirstOrDefault(element => element[custom.Name]?.ToString() == field)?[custom.Value] is { } value
            ? (field, value.ToString())
            : null;

    /// <summary>What a record or list row of Zoho's shows of a custom field, in itself or among all of them; null where it shows none.</summary>
    public static string? Shown(CustomFieldsSpec custom, JsonElement row, string field)
    {
        if (row.TryGetProperty(field, out var value) && Text(value) is { } text)
            return text;
        if (!row.TryGetProperty(custom.List, out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        var own = list.EnumerateArray().FirstOrDefault(element =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(custom.Name, out var name) && name.ToString() == field);
        return own.ValueKind == JsonValueKind.Object && own.TryGetProperty(custom.Value, out value) ? Text(value) : null;
    }

    private static string? Text(JsonElement value) => string.IsNullOrWhiteSpace(value.ToString()) ? null : value.ToString().Trim();
}
