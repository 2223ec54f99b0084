using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records.Payloads;
using ZohoMigrate.Pipeline.Records.Problems;
using ZohoMigrate.Pipeline.Records.Work;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Values that are looked up in one list, and what it shows of them.</summary>
internal sealed class SoughtValues(ModuleSpec module, LookupList list, IReadOnlyList<string> values)
{
    private readonly IReadOnlyList<string> _fields = list.Fields;
    private readonly Dictionary<string, List<(string Id, JsonElement Row)>> _found = values.Select(value => Folded(module, list, list.Values(value)))
        .Distinct(StringComparer.Ordinal).ToDictionary(value => value, _ => new List<(string, JsonElement)>(), StringComparer.Ordinal);

    /// <summary>Takes one row of the list.</summary>
    public void Take(string id, JsonElement row)
    {
        var shown = _fields.Select(field => Shown(row, field)).ToList();
        if (!shown.Contains(null) && _found.TryGetValue(Folded(module, list, shown!), out var found))
            found.Add((id, row.Clone()));
    }

    /// <summary>What came of it, once the list was read to its end.</summary>
    public LookedUp LookedUp()
    {
        var found = values.ToDictionary(value => value, value => _found[Folded(module, list, list.Values(value))], StringComparer.Ordinal);
        return new LookedUp(
            list,
            found.Where(value => value.Value.Count == 1).ToDictionary(value => value.Key, value => value.Value[0].Id, StringComparer.Ordinal),
            found.Where(value => value.Value.Count != 1).ToDictionary(value => value.Key, value => Problem([.. value.Value.Select(one => one.Row)]), StringComparer.Ordinal));
    }

    private Problem Problem(IReadOnlyList<JsonElement> rows) => rows.Count == 0
        ? RuleBook.Of("not-at-zoho").Problem(ProblemStage.Delivery, $"none of the organisation's {Title} has this {Named(_fields)}")
        : RuleBook.Of("several-at-zoho").Problem(ProblemStage.Delivery, $"{rows.Count} of the organisation's {Title} have this {Named(_fields)}, and {Difference(rows)}");

    private string Title => module.Title.ToLowerInvariant();

    // What a mapping can add; the values are the organisation's.
    private string Difference(IReadOnlyList<JsonElement> rows)
    {
        var differing = module.LookedUpBy.Except(_fields)
            .Where(field => rows.Select(row => Shown(row, field) is { } shown ? Folded(module, field, shown) : "").Distinct(StringComparer.Ordinal).Skip(1).Any()).ToList();
        return differing.Count > 0 ? $"differ in {Named(differing)}" : "their list shows nothing else that tells them apart";
    }

    private static string Named(IReadOnlyList<string> fields) =>
        string.Join(", ", fields.SkipLast(1).Select(field => $"`{field}`")) + (fields.Count > 1 ? " and " : "") + $"`{fields[^1]}`";

    private static string? Shown(JsonElement row, string field) =>
        row.TryGetProperty(field, out var shown) && shown.ValueKind is JsonValueKind.String or JsonValueKind.Number ? shown.ToString() : null;

    private static string Folded(ModuleSpec module, LookupList list, IReadOnlyList<string> texts) =>
        LookupList.Value([.. list.Fields.Zip(texts, (field, text) => Folded(module, field, text))]);

    // Zoho takes capitals and small letters for the same; 18 and 18.00 are the same rate. A letter with its accent in one and in two characters is one to any eye.
    private static string Folded(ModuleSpec module, string field, string value) =>
        module.Fields[field].Type == FieldType.Decimal && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : ComposedText.Of(value.Trim()).ToUpperInvariant();
}
