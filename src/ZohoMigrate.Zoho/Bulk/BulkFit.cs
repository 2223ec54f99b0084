using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Zoho.Bulk;

/// <summary>
/// Which records a file can hold: those of plain values. Lists have no column, moments none whose form is documented; and of a field of the
/// organisation's own nobody here knows whether it takes a date.
/// </summary>
public static class BulkFit
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ssK"];

    /// <summary>Whether a record can go as a row.</summary>
    /// <param name="module">Its module, whose records may go so.</param>
    /// <param name="record">The record as it travels in a call.</param>
    public static bool Holds(ModuleSpec module, JsonObject record)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(record);
        return record.All(field => field.Value is null || (!module.Bulk!.Without.Contains(field.Key) && Holds(field.Value, module.Fields.GetValueOrDefault(field.Key))));
    }

    private static bool Holds(JsonNode value, FieldSpec? spec) => (value, spec) switch
    {
        (JsonValue own, null) => !IsDate(own),
        (JsonValue, { Type: not FieldType.DateTime }) => true,
        (JsonObject { Count: 1 } other, { As: { } member }) => other[member] is JsonValue,
        _ => false,
    };

    private static bool IsDate(JsonValue value) =>
        value.GetValueKind() == JsonValueKind.String && DateTime.TryParseExact(value.ToString(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
