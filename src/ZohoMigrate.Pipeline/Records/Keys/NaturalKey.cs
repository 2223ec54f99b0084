using System.Text.Json;
using System.Text.RegularExpressions;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;

namespace ZohoMigrate.Pipeline.Records.Keys;

/// <summary>
/// What tells a record from all others of its module at Zoho: the marker we gave it where Zoho keeps nothing unique, in a custom field
/// (<see cref="UniqueField"/>) or at the end of a text (<see cref="RecordMarker"/>); else what Zoho itself keeps unique, brought into a form in which two values that Zoho takes for the same are equal. Names are folded
/// (blanks collapsed, case ignored), numbers of documents are not: the catalogue says which (<see cref="DuplicateSpec.Folded"/>).
/// </summary>
internal static partial class NaturalKey
{
    private const char Separator = '\u001f';

    /// <summary>The natural key of a payload; null where the module has none or a part of it is missing. A reference counts by its marker.</summary>
    public static string? Of(ModuleSpec module, PayloadObject payload) => module.Marker is not null && UniqueField.Of(module, payload) is var (field, value)
        ? field + Separator + value
        : Of(module, payload, static (payload, field) => Text(payload[field]));

    /// <summary>The natural key that a record or list row of Zoho's shows; null where a part of it is missing.</summary>
    /// <param name="module">Its module.</param>
    /// <param name="row">The record or row.</param>
    /// <param name="place">The custom field in which it is looked for (<see cref="PlaceOf"/>); null = where the module has it.</param>
    public static string? Of(ModuleSpec module, JsonElement row, string? place = null)
    {
        if (place is not null)
            return UniqueField.Shown(module.CustomFields!, row, place) is { } shown ? place + Separator + shown : null;
        return Of(module, row, static (row, field) => row.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null);
    }

    /// <summary>The custom field that holds a natural key; null where the module's own fields do.</summary>
    public static string? PlaceOf(string? key) =>
        key is not null && key.StartsWith(CustomFieldsSpec.Prefix, StringComparison.Ordinal) && key.IndexOf(Separator, StringComparison.Ordinal) is > 0 and var end ? key[..end] : null;

    /// <summary>The fields that hold a natural key.</summary>
    public static IReadOnlyList<string> FieldsOf(ModuleSpec module, string? place) =>
        (place ?? module.Marker) is { } field ? [field] : module.NaturalKey;

    /// <summary>
    /// Whether a list row shows enough for its natural key to mean something: a row without the marker's field may be any record. Where Zoho
    /// keeps the key unique nothing hangs on it: a second create is refused. Nor does it where a custom field holds the marker: Zoho does not
    /// show those that are empty, and such a row is held against all else that identifies a record.
    /// </summary>
    public static bool IsShown(ModuleSpec module, JsonElement row, string? place) =>
        place is not null || module.Marker is not { } field || row.TryGetProperty(field, out _);

    /// <summary>
    /// What of a key is the record's own, the records it refers to left out: these have no id before they are delivered, and then none that the
    /// key as it was staged could hold.
    /// </summary>
    public static string Own(ModuleSpec module, string key) => module.Marker is not null || module.NaturalKey.All(field => module.Fields[field].References is null)
        ? key
        : string.Join(Separator, key.Split(Separator).Where((_, part) => module.Fields[module.NaturalKey[part]].References is null));

    /// <summary>One value of a natural key, brought into the form for comparison.</summary>
    public static string Part(ModuleSpec module, string value)
    {
        var trimmed = value.Trim();
        if (module.Duplicate is not { Folded: true })
            return trimmed;
        return UpperCase.Of(HasBlanksToCollapse(trimmed) ? Blanks().Replace(trimmed, " ") : trimmed);
    }

    private static string? Of<T>(ModuleSpec module, T record, Func<T, string, string?> valueOf) =>
        module.Marker is { } field ? RecordMarker.In(valueOf(record, field)) : Join(module, record, valueOf);

    private static string? Join<T>(ModuleSpec module, T record, Func<T, string, string?> valueOf)
    {
        string? key = null;
        for (var i = 0; i < module.NaturalKey.Count; i++)
        {
            if (valueOf(record, module.NaturalKey[i]) is not { } value || Part(module, value) is not { Length: > 0 } part)
                return null;
            key = key is null ? part : key + Separator + part;
        }

        return key;
    }

    private static string? Text(PayloadNode? value) => value is null or PayloadValue ? value?.ToString() : value.ToJsonString();

    // Single blanks between words, as nearly always, stay as they are.
    private static bool HasBlanksToCollapse(string text)
    {
        var isBehindBlank = false;
        foreach (var character in text)
        {
            var isBlank = char.IsWhiteSpace(character);
            if (isBlank && (isBehindBlank || character != ' '))
                return true;
            isBehindBlank = isBlank;
        }

        return false;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
