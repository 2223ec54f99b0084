using System.Globalization;
using System.Text.Json;
using ZohoMigrate.Catalog;
using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Surveying;

/// <summary>Values that are looked up in one list, and what it shows of them.</summary>
internal sealed class SoughtValues(ModuleSpec module, LookupList list, IReadOnlyList<string> values)
{
    private readonly Dictionary<string, List<string>> _ids = values.Select(value => Folded(module, list, value)).Distinct(StringComparer.Ordinal)
        .ToDictionary(value => value, _ => new List<string>(), StringComparer.Ordinal);

    /// <summary>Takes one row of the list.</summary>
    public void Take(string id, JsonElement row)
    {
        if (row.TryGetProperty(list.By, out var shown) && shown.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && _ids.TryGetValue(Folded(module, list, shown.ToString()), out var ids))
        {
            ids.Add(id);
        }
    }

    /// <summary>What came of it, once the list was read to its end.</summary>
    public LookedUp LookedUp()
    {
        var ids = values.ToDictionary(value => value, value => _ids[Folded(module, list, value)], StringComparer.Ordinal);
        return new LookedUp(
            list,
            ids.Where(value => value.Value.Count == 1).ToDictionary(value => value.Key, value => value.Value[0], StringComparer.Ordinal),
            ids.Where(value => value.Value.Count != 1).ToDictionary(value => value.Key, value => Problem(value.Value.Count), StringComparer.Ordinal));
    }

    private Problem Problem(int found) => found == 0
        ? RuleBook.Of("not-at-zoho").Problem(ProblemStage.Delivery, $"none of the organisation's {Title} has this `{list.By}`")
        : RuleBook.Of("several-at-zoho").Problem(ProblemStage.Delivery, $"{found} of the organisation's {Title} have this `{list.By}`");

    private string Title => module.Title.ToLowerInvariant();

    // Zoho takes capitals and small letters for the same; 18 and 18.00 are the same rate.
    private static string Folded(ModuleSpec module, LookupList list, string value) =>
        module.Fields[list.By].Type == FieldType.Decimal && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.############", CultureInfo.InvariantCulture)
            : value.Trim().ToUpperInvariant();
}
