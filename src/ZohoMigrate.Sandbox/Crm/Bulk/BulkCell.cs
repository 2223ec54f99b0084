using System.Globalization;
using System.Text.Json.Nodes;
using ZohoMigrate.Catalog;
using ZohoMigrate.Sandbox.Clock;

namespace ZohoMigrate.Sandbox.Crm.Bulk;

/// <summary>Turns the text of a cell into what the records API would have been sent (reference/zoho-crm.md §2.3, §10).</summary>
internal static class BulkCell
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Null where the text is no value of the field's type. Records that are pointed at by something else than their ids are another's to find.</summary>
    public static JsonNode? Of(BulkMapping mapping, string text) => mapping.Field switch
    {
        null => JsonValue.Create(text),
        { As: { } member } => new JsonObject { [member] = text },
        { Type: FieldType.Decimal or FieldType.Integer } => Number(mapping, text),
        { Type: FieldType.Boolean } => bool.TryParse(text, out var truth) ? JsonValue.Create(truth) : null,
        { Type: FieldType.Date } => Date(mapping, text),
        { Type: FieldType.DateTime } => Time(mapping, text),
        { Type: FieldType.List } field => List(field, text),
        _ => JsonValue.Create(text),
    };

    private static JsonValue? Number(BulkMapping mapping, string text) =>
        decimal.TryParse(text, mapping.Format is null ? Plain : Plain | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    private static JsonValue? Date(BulkMapping mapping, string text) =>
        DateOnly.TryParseExact(text, BulkFormat.Of(mapping.Format ?? BulkFormat.Date), CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            : null;

    // Without an offset it is the organisation's own time.
    private static JsonValue? Time(BulkMapping mapping, string text)
    {
        var format = BulkFormat.Of(mapping.Format ?? BulkFormat.DateTime)!;
        if (format.Contains("zzz", StringComparison.Ordinal))
            return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? JsonValue.Create(ZohoTime.WriteIso(moment)) : null;
        return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? JsonValue.Create(ZohoTime.WriteIso(ZohoTime.OfOrganization(local)))
            : null;
    }

    // Several choices stand between semicolons, tags between commas.
    private static JsonArray List(FieldSpec field, string text) => field.Fields.Count == 0
        ? new JsonArray([.. Parts(text, ';').Select(part => JsonValue.Create(part))])
        : new JsonArray([.. Parts(text, ',').Select(part => new JsonObject { [field.Fields.Keys.First()] = part })]);

    private static string[] Parts(string text, char between) => text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
