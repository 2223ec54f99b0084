using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Records;

/// <summary>
/// What Zoho itself keeps unique, folded so that two values Zoho takes for the same compare equal: blanks trimmed and collapsed, case
/// ignored (reference/zoho-books.md §4.13 for bills; assumed of the others, which errs on the safe side).
/// </summary>
public static partial class NaturalKey
{
    private const char Separator = '\u001f';

    /// <summary>The natural key of a payload; null where the module has none or a part of it is missing. A reference counts by its marker.</summary>
    public static string? Of(ModuleSpec module, JsonObject payload) =>
        Join(module, field => payload[field] is { } value ? value as JsonValue is { } plain ? plain.ToString() : value.ToJsonString() : null);

    /// <summary>The natural key that a record or list row of Zoho's shows; null where a part of it is missing.</summary>
    public static string? Of(ModuleSpec module, JsonElement row) =>
        Join(module, field => row.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null);

    /// <summary>Folds one value for comparison.</summary>
    public static string Fold(string value) => Blanks().Replace(value.Trim(), " ").ToUpperInvariant();

    private static string? Join(ModuleSpec module, Func<string, string?> valueOf)
    {
        if (module.NaturalKey.Count == 0) return null;
        var parts = module.NaturalKey.Select(valueOf).Select(part => part is null ? null : Fold(part)).ToList();
        return parts.Any(string.IsNullOrEmpty) ? null : string.Join(Separator, parts);
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
