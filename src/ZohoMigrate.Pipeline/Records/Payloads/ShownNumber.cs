using System.Globalization;
using System.Text.Json;

namespace ZohoMigrate.Pipeline.Records.Payloads;

/// <summary>A number as Zoho shows it: 12.5, "12.50", or 1.25E1.</summary>
internal static class ShownNumber
{
    /// <summary>Null where it is none.</summary>
    public static decimal? Of(JsonElement element) => Of(element.ToString());

    /// <summary>That of a record's field; null where it does not show it, or no number.</summary>
    public static decimal? In(JsonElement record, string field) => record.TryGetProperty(field, out var shown) ? Of(shown) : null;

    /// <summary>Null where it is none.</summary>
    public static decimal? Of(string text) =>
        decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
