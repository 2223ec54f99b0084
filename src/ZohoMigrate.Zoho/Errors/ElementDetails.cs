using System.Globalization;
using System.Text.Json;

namespace ZohoMigrate.Zoho.Errors;

/// <summary>What an element of an answer says of the field it is about, beside its message (reference/zoho-crm.md §2.1).</summary>
internal static class ElementDetails
{
    private const int MostNamed = 20;

    private static readonly (string Member, string Words)[] Told =
    [
        ("expected_data_type", "expected"),
        ("maximum_length", "at most"),
        ("supported_values", "known"),
        ("expected_fields", "one of"),
        ("duplicate_record", "the other record is"),
        ("id", "the other record is"),
    ];

    /// <summary>Which of the records sent it is about, from 0, where it says so by <c>json_path</c> ("$.data[3].Phone"); null elsewhere.</summary>
    public static int? PlaceOf(JsonElement element) =>
        Of(element) is { } details && Text(details, "json_path") is { } path
        && path.IndexOf('[', StringComparison.Ordinal) is > 0 and var begin && path.IndexOf(']', begin) is > 0 and var end
        && int.TryParse(path.AsSpan((begin + 1)..end), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;

    /// <summary>The API name of the field, with its place where it is in a list; null where none is named.</summary>
    public static string? FieldOf(JsonElement element)
    {
        if (Of(element) is not { } details)
            return null;
        // "$.data[3].Quoted_Items[0].Product_Name": the first place is the record's own.
        if (Text(details, "json_path") is { } path && path.IndexOf("].", StringComparison.Ordinal) is > 0 and var end)
            return PlainText.Of(path[(end + 2)..]);
        if (Text(details, "api_name") is { } name)
            return PlainText.Of(name);
        return Errors(details).Select(FieldOf).FirstOrDefault(field => field is not null);
    }

    /// <summary>The element's message with what it says besides; of several faults all of them.</summary>
    public static string MessageOf(JsonElement element)
    {
        var message = Text(element, "message") ?? "";
        if (Of(element) is not { } details)
            return PlainText.Of(message);
        var faults = Errors(details).Select(fault => $"{FieldOf(fault)}: {MessageOf(fault)}").ToList();
        var told = Told.Where(one => details.TryGetProperty(one.Member, out _)).DistinctBy(one => one.Words)
            .Select(one => $"{one.Words} {Words(details.GetProperty(one.Member))}").ToList();
        return PlainText.Of(message + (told.Count > 0 ? $" ({string.Join("; ", told)})" : "") + (faults.Count > 0 ? $": {string.Join("; ", faults)}" : ""));
    }

    private static JsonElement? Of(JsonElement element) =>
        element.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object ? details : null;

    private static IEnumerable<JsonElement> Errors(JsonElement details) =>
        details.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? errors.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.Object)
            : [];

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Take(MostNamed).Select(Words)),
        JsonValueKind.Object => Text(value, "id") ?? Text(value, "api_name") ?? "…",
        _ => value.ToString(),
    };

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text ? text : null;
}
