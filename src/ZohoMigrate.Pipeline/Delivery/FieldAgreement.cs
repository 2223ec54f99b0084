using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Delivery;

/// <summary>Whether what Zoho shows is what was sent: 12.5 and "12.50" agree, so do texts that differ in blanks and line ends.</summary>
internal static partial class FieldAgreement
{
    /// <summary>True or false, or null when Zoho does not show the field.</summary>
    public static bool? Agrees(JsonNode? sent, JsonElement record, string field)
    {
        if (!record.TryGetProperty(field, out var shown) || shown.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        if (sent is not JsonValue value)
            return null;
        return value.GetValueKind() switch
        {
            JsonValueKind.Number => ShownNumber.Of(shown) == ShownNumber.Of(JsonSerializer.SerializeToElement(value)),
            JsonValueKind.True or JsonValueKind.False => bool.TryParse(shown.ToString(), out var flag) && flag == value.GetValue<bool>(),
            _ => IsSameText(value.ToString(), shown.ToString()),
        };
    }

    /// <summary>One text for all values that agree with each other; null where nothing is shown.</summary>
    public static string? Print(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        var text = Folded(value.ToString());
        return ShownNumber.Of(text)?.ToString("0.############################", CultureInfo.InvariantCulture) ?? text.ToUpperInvariant();
    }

    /// <summary>Whether two texts differ in no more than blanks and line ends.</summary>
    public static bool IsSameText(string sent, string shown) => string.Equals(Folded(shown), Folded(sent), StringComparison.Ordinal);

    /// <summary>Whether two texts are one number, or the same yes or no: so Zoho shows a custom field by its kind, which is not known here.</summary>
    public static bool IsSameValue(string sent, string shown) => bool.TryParse(sent, out var flag)
        ? bool.TryParse(shown, out var other) && flag == other
        : !Code().IsMatch(sent) && !Code().IsMatch(shown) && ShownNumber.Of(sent) is { } number && number == ShownNumber.Of(shown);

    // Of a code each digit counts: 0123 is not 123.
    [GeneratedRegex(@"^\s*[+-]?0[0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    private static string Folded(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
